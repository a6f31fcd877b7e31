provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment of the applied modules."
  type        = string
  default     = "prod"
}

resource "aws_sns_topic" "on_call" {
  name              = "streaming-logs-${var.environment}-on-call"
  kms_master_key_id = module.dynamodb.kms_key_arn
}

module "dynamodb" {
  source = "../modules/dynamodb"

  project_name = "streaming-logs"
  environment  = var.environment

  billing_mode               = "PROVISIONED"
  autoscaling_read_capacity  = { min = 10, max = 400 }
  autoscaling_write_capacity = { min = 10, max = 400 }
  backup_retention_days      = 35
  enable_streams             = true
  alarm_topic_arns           = [aws_sns_topic.on_call.arn]
  enable_dashboard           = true
  kms_deletion_window        = 30
}
