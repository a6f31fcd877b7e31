provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "staging"
}

module "dynamodb" {
  source = "../.."

  project_name = "streaming-logs"
  environment  = var.environment

  billing_mode          = "PAY_PER_REQUEST"
  backup_retention_days = 14
  enable_streams        = true
  alarm_thresholds      = { latency_ms = 200 }
}
