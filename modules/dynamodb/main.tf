locals {
  name = "${var.project_name}-${var.environment}"

  tags = merge({
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "terraform"
  }, var.tags)

  keep_data   = var.environment == "prod"
  provisioned = var.billing_mode == "PROVISIONED"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

check "production_is_recoverable" {
  assert {
    condition     = !local.keep_data || var.enable_point_in_time_recovery
    error_message = "Point-in-time recovery is off in prod: a table that is damaged there cannot be brought back."
  }
}
