provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}

variable "environment" {
  description = "Environment of the applied modules."
  type        = string
  default     = "prod"
}

module "app_storage" {
  source = "../modules/app_storage"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  project_name  = "ink-atlas"
  environment   = var.environment
  random_suffix = "9f8e7d"

  kms_key_arn         = aws_kms_key.primary.arn
  replica_kms_key_arn = aws_kms_key.replica.arn

  access_logs_bucket_name         = aws_s3_bucket_policy.access_logs.bucket
  replica_access_logs_bucket_name = aws_s3_bucket_policy.replica_access_logs.bucket

  cloudfront_distribution_arns = ["arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7"]
  application_role_arns        = [aws_iam_role.api.arn]
  s3_vpc_endpoint_id           = "vpce-0123456789abcdef0"
  replica_s3_vpc_endpoint_id   = "vpce-0fedcba9876543210"
  cors_allowed_origins         = ["https://www.ink-atlas.example", "http://localhost:3000"]

  enable_cross_region_replication = true

  images_glacier_class      = "GLACIER_IR"
  frontend_old_version_days = 14
  images_old_version_days   = 365

  enable_cloudwatch_alarms = true
  alarm_topic_arns         = []
  replica_alarm_topic_arns = []
  alarm_thresholds = {
    read_throttle_events        = 10
    write_throttle_events       = 10
    system_errors               = 5
    replication_latency_seconds = 600
    failed_replications         = 1
  }

  tags = {
    CostCenter = "platform"
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "ink-atlas-${var.environment}"
  tags = { CostCenter = "platform" }
}

data "aws_iam_policy_document" "key" {
  for_each = {
    primary = module.app_storage.kms_key_policy_json
    replica = module.app_storage.replica_kms_key_policy_json
  }

  source_policy_documents = [each.value]

  statement {
    sid       = "EnableAccountPolicies"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "primary" {
  description             = "Encrypts what ${local.name} stores in the primary region."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key["primary"].json

  tags = local.tags
}

resource "aws_kms_key" "replica" {
  provider = aws.replica

  description             = "Encrypts what ${local.name} stores in the replica region."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key["replica"].json

  tags = local.tags
}

resource "aws_s3_bucket" "access_logs" {
  bucket        = "${local.name}-access-logs-9f8e7d"
  force_destroy = true

  tags = local.tags
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.bucket
  policy = data.aws_iam_policy_document.access_logs["primary"].json
}

resource "aws_s3_bucket" "replica_access_logs" {
  provider = aws.replica

  bucket        = "${local.name}-replica-access-logs-9f8e7d"
  force_destroy = true

  tags = local.tags
}

resource "aws_s3_bucket_policy" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.bucket
  policy = data.aws_iam_policy_document.access_logs["replica"].json
}

data "aws_iam_policy_document" "access_logs" {
  for_each = {
    primary = aws_s3_bucket.access_logs.arn
    replica = aws_s3_bucket.replica_access_logs.arn
  }

  statement {
    sid       = "AllowAccessLogs"
    actions   = ["s3:PutObject"]
    resources = ["${each.value}/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "api" {
  name               = "${local.name}-api"
  assume_role_policy = data.aws_iam_policy_document.assume.json

  tags = local.tags
}
