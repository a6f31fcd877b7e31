provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

# Every input that provisioned tables take, each with a value that is not its default where that makes sense.
module "dynamodb" {
  source = "../.."

  project_name = "acme-logs"
  environment  = var.environment

  billing_mode                   = "PROVISIONED"
  autoscaling_read_capacity      = { min = 2, max = 50, initial = 10 }
  autoscaling_write_capacity     = { min = 3, max = 60 }
  autoscaling_target_utilization = 65
  capacity_overrides = {
    "log_metadata"              = { write = { max = 400, initial = 120 } }
    "log_metadata/ServiceIndex" = { write = { max = 400, initial = 120 } }
  }
  read_back_capacity = true

  table_class          = "STANDARD"
  table_name_overrides = { audit_trail = "acme-audit-${var.environment}-trail" }

  enable_point_in_time_recovery = true
  backup_retention_days         = 21

  enable_streams = true
  enable_ttl     = true

  enable_cloudwatch_alarms = true
  alarm_level              = "full"
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

# A role that reads logs and records who asked, to show how the policy documents are used.
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "reader" {
  source_policy_documents = [
    module.dynamodb.read_policy_json["log_metadata"],
    module.dynamodb.write_policy_json["audit_trail"],
  ]
}

resource "aws_iam_role" "reader" {
  name               = "acme-logs-${var.environment}-reader"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "reader" {
  name   = "read-logs-and-audit"
  role   = aws_iam_role.reader.id
  policy = data.aws_iam_policy_document.reader.json
}

output "table_configurations" {
  description = "Keys, indexes, expiry, recovery and stream of each table."
  value       = module.dynamodb.table_configurations
}

output "dynamodb_endpoints" {
  description = "What an application's configuration needs."
  value       = module.dynamodb.dynamodb_endpoints
}
