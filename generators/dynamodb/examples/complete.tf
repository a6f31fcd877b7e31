provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

# Every input, each with a value that is not its default where that makes sense.
module "dynamodb" {
  source = "../.."

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

# A role that may read the tables, to show how the policy documents are used.
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "reader" {
  name               = "acme-logs-${var.environment}-reader"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "reader" {
  name   = "read-tables"
  role   = aws_iam_role.reader.id
  policy = module.dynamodb.read_policy_json
}

output "table_configurations" {
  description = "Keys, indexes, expiry, recovery and stream of each table."
  value       = module.dynamodb.table_configurations
}

output "dynamodb_endpoints" {
  description = "What an application's configuration needs."
  value       = module.dynamodb.dynamodb_endpoints
}
