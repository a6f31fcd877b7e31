locals {
  name = "${var.project_name}-${var.environment}"

  tags = merge({
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "terraform"
  }, var.tags)

  keep_data         = var.environment == "prod"
  suffix            = coalesce(var.random_suffix, var.bucket_suffix, data.aws_caller_identity.current.account_id)
  apply_immediately = coalesce(var.apply_immediately, !local.keep_data)
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}
