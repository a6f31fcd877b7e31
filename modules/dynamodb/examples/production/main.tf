provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "prod"
}

# The team's own topic. The module's key lets CloudWatch publish to what it encrypts; another key must say so itself.
resource "aws_sns_topic" "on_call" {
  name              = "streaming-logs-${var.environment}-on-call"
  kms_master_key_id = module.dynamodb.kms_key_arn
}

module "dynamodb" {
  source = "../.."

  project_name = "streaming-logs"
  environment  = var.environment

  billing_mode               = "PROVISIONED"
  autoscaling_read_capacity  = { min = 10, max = 400 }
  autoscaling_write_capacity = { min = 10, max = 400, initial = 40 }
  capacity_overrides = {
    "log_metadata" = { write = { max = 2000, initial = 400 } }
  }

  backup_retention_days = 35
  enable_streams        = true
  alarm_topic_arns      = [aws_sns_topic.on_call.arn]
  alarm_thresholds      = { latency_ms = 50 }
  enable_dashboard      = true
  kms_deletion_window   = 30
}
