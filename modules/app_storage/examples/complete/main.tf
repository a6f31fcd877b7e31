provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

# Every input, each with a value that is not its default where that makes sense.
module "app_storage" {
  source = "../.."

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
  enable_table_replica            = true
  table_class                     = "STANDARD"
  on_demand_maximum               = { read = 10000, write = 2000 }

  images_glacier_class      = "GLACIER_IR"
  frontend_old_version_days = 14
  images_old_version_days   = 365

  enable_eventbridge_notifications = true
  inventory = {
    destination_bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${aws_s3_bucket_policy.access_logs.bucket}"
  }
  replica_inventory = {
    destination_bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${aws_s3_bucket_policy.replica_access_logs.bucket}"
    frequency              = "Daily"
    format                 = "CSV"
  }

  permissions_boundary_arn = "arn:aws:iam::aws:policy/PowerUserAccess"

  enable_cloudwatch_alarms = true
  alarm_topic_arns         = []
  replica_alarm_topic_arns = []
  alarm_thresholds = {
    read_throttle_events        = 10
    write_throttle_events       = 10
    system_errors               = 5
    user_errors                 = 50
    latency_ms                  = 200
    consumed_capacity_percent   = 80
    bucket_5xx_percent          = 5
    replication_latency_seconds = 600
    failed_replications         = 1
  }

  tags = {
    CostCenter = "platform"
  }
}

# What a caller has already: keys, and a bucket for access logs and inventories in each region.
data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "ink-atlas-${var.environment}"
  tags = { CostCenter = "platform" }
}

# The account's own statement, and those that the module needs of its caller's keys.
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

# S3 delivers access logs within a region, to buckets with its own keys only.
resource "aws_s3_bucket" "access_logs" {
  bucket        = "${local.name}-access-logs-9f8e7d"
  force_destroy = true

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
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

resource "aws_s3_bucket_public_access_block" "replica_access_logs" {
  provider = aws.replica

  bucket = aws_s3_bucket.replica_access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
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

  statement {
    sid       = "AllowInventories"
    actions   = ["s3:PutObject"]
    resources = ["${each.value}/inventory/*"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

# A role that the application's functions take on, to show how the policy documents are used. The bucket policy names it,
# so it is made first; what it may do refers to the module and comes after.
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

resource "aws_iam_role_policy" "read" {
  for_each = module.app_storage.read_policy_json

  name   = "read-${each.key}"
  role   = aws_iam_role.api.id
  policy = each.value
}

resource "aws_iam_role_policy" "write" {
  for_each = toset(["table", "images"])

  name   = "write-${each.key}"
  role   = aws_iam_role.api.id
  policy = module.app_storage.write_policy_json[each.key]
}

output "dynamodb_stream_arn" {
  description = "ARN of the stream that the search index follows."
  value       = module.app_storage.dynamodb_stream_arn
}

output "images_backup_bucket_name" {
  description = "Name of the images' backup."
  value       = module.app_storage.images_backup_bucket_name
}
