locals {
  name = "${var.project_name}-${var.environment}"

  tags = merge({
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "terraform"
  }, var.tags)

  keep_data    = var.environment == "prod"
  billing_mode = var.billing_mode == null ? (local.keep_data ? "PROVISIONED" : "PAY_PER_REQUEST") : var.billing_mode
  provisioned  = local.billing_mode == "PROVISIONED"
  autoscaled   = local.provisioned && var.enable_autoscaling
  recoverable  = var.enable_point_in_time_recovery == null ? local.keep_data : var.enable_point_in_time_recovery
  versioned    = var.enable_versioning == null ? local.keep_data : var.enable_versioning
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}
