locals {
  name = "${var.project_name}-${var.environment}"

  tags = merge({
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "terraform"
  }, var.tags)

  keep_data     = var.environment == "prod"
  alarm_actions = length(var.alarm_topic_arns) > 0 ? var.alarm_topic_arns : [aws_sns_topic.this["alarms"].arn]
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}
