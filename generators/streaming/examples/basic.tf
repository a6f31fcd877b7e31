provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "streaming" {
  source = "../.."

  project_name             = "ccs"
  environment              = var.environment
  kinesis_shard_count      = 10
  kinesis_retention_period = 24
  s3_data_lake_bucket      = "ccs-data-lake-${var.environment}"
  kms_key_id               = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"

  tags = {
    Project = "CCS"
  }
}

output "stream_arn" {
  description = "ARN of the telemetry stream."
  value       = module.streaming.stream_arn
}
