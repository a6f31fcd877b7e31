provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "dynamodb" {
  source = "../.."

  project_name = "streaming-logs"
  environment  = var.environment

  # Billing
  billing_mode = "PAY_PER_REQUEST"

  # Backup and recovery
  enable_point_in_time_recovery = true
  backup_retention_days         = 7

  # Monitoring
  enable_cloudwatch_alarms = true
  alarm_level              = "basic"

  # Security
  kms_deletion_window = 7
}
