provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment of the applied modules."
  type        = string
  default     = "prod"
}

locals {
  name = "acme-fleet-${var.environment}"
  tags = { CostCenter = "platform" }
}

module "streaming" {
  source = "../modules/streaming"

  project_name = "acme-fleet"
  environment  = var.environment

  kinesis_shard_count      = 4
  kinesis_retention_period = 168
  shard_scaling = {
    min_shards                 = 2
    max_shards                 = 40
    target_records_per_shard   = 800
    scale_out_cooldown_seconds = 120
    scale_in_cooldown_seconds  = 900
    daily_updates              = 10
  }

  s3_data_lake_bucket = "${local.name}-data-lake"
  kms_key_id          = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"

  alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:acme-on-call"]
  alarm_thresholds = {
    iterator_age_ms           = 120000
    visible_messages          = 5000
    failed_deliveries_percent = 10
    emergency_age_seconds     = 5
  }

  log_retention_days = 731
  tags               = local.tags
}
