provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment of the applied modules."
  type        = string
  default     = "prod"
}

module "dynamodb" {
  source = "../modules/dynamodb"

  project_name = "acme-logs"
  environment  = var.environment

  billing_mode                   = "PROVISIONED"
  autoscaling_read_capacity      = { min = 2, max = 50 }
  autoscaling_write_capacity     = { min = 3, max = 60 }
  autoscaling_target_utilization = 65

  enable_point_in_time_recovery = true
  backup_retention_days         = 21

  enable_streams = true
  enable_ttl     = true

  enable_cloudwatch_alarms = true
  enable_dashboard         = true
  alarm_topic_arns         = []
  alarm_thresholds = {
    read_throttle_events      = 5
    write_throttle_events     = 5
    system_errors             = 1
    user_errors               = 50
    latency_ms                = 50
    consumed_capacity_percent = 85
  }

  kms_deletion_window = 14

  tags = {
    CostCenter = "platform"
  }
}
