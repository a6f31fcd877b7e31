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

module "app_storage" {
  source = "../.."

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  project_name            = "tattoo-directory"
  environment             = var.environment
  random_suffix           = "a1b2c3"
  kms_key_arn             = aws_kms_key.primary.arn
  replica_kms_key_arn     = aws_kms_key.replica.arn
  access_logs_bucket_name = aws_s3_bucket_policy.access_logs.bucket
}

# What a caller has already: a key in each region, and a bucket for access logs.
data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "tattoo-directory-${var.environment}"
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
}

resource "aws_kms_key" "replica" {
  provider = aws.replica

  description             = "Encrypts what ${local.name} stores in the replica region."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key["replica"].json
}

# S3 delivers access logs to buckets with its own keys only.
resource "aws_s3_bucket" "access_logs" {
  bucket        = "${local.name}-access-logs-a1b2c3"
  force_destroy = true
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "access_logs" {
  statement {
    sid       = "AllowAccessLogs"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access_logs.arn}/*"]

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

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.bucket
  policy = data.aws_iam_policy_document.access_logs.json
}

output "dynamodb_table_name" {
  description = "Name of the table."
  value       = module.app_storage.dynamodb_table_name
}
