provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "streaming" {
  source = "../.."

  project_name             = "ccs"
  environment              = var.environment
  kinesis_shard_count      = 10
  kinesis_retention_period = 24
  s3_data_lake_bucket      = "ccs-data-lake-${var.environment}"
  kms_key_id               = aws_kms_key.this.arn

  tags = {
    Project = "CCS"
  }
}

# Your own key. Its policy says what the module needs, and comes in the same step as the key.
data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "key" {
  source_policy_documents = [module.streaming.kms_key_policy_json]

  statement {
    sid       = "EnableAccountPolicies"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "this" {
  description         = "CCS platform"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

output "stream_arn" {
  description = "ARN of the telemetry stream."
  value       = module.streaming.stream_arn
}
