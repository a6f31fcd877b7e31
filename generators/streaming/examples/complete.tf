provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

locals {
  name = "acme-fleet-${var.environment}"
  tags = { CostCenter = "platform" }
}

# Every input, each with a value that is not its default where that makes sense.
module "streaming" {
  source = "../.."

  project_name = "acme-fleet"
  environment  = var.environment

  kinesis_shard_count      = 4
  kinesis_retention_period = 168

  kinesis_shard_level_metrics = ["IncomingBytes", "WriteProvisionedThroughputExceeded"]
  kinesis_consumers           = ["billing"]

  shard_scaling = {
    min_shards                 = 2
    max_shards                 = 40
    target_records_per_shard   = 800
    scale_out_cooldown_seconds = 120
    scale_in_cooldown_seconds  = 900
    daily_updates              = 10
  }

  queue_settings = {
    telemetry = {
      visibility_timeout_seconds = 360
      max_receives               = 5
    }
  }

  s3_data_lake_bucket = "${local.name}-data-lake"
  kms_key_id          = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"

  enable_cloudwatch_alarms = true
  alarm_topic_arns         = ["arn:aws:sns:eu-west-1:123456789012:acme-on-call"]
  alarm_thresholds = {
    iterator_age_ms           = 120000
    visible_messages          = 5000
    failed_deliveries_percent = 10
    emergency_age_seconds     = 5
  }

  log_retention_days       = 731
  permissions_boundary_arn = "arn:aws:iam::123456789012:policy/platform-boundary"
  tags                     = local.tags
}

# A role for the function that answers emergencies, to show how the policy documents are used.
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "responder" {
  source_policy_documents = [
    module.streaming.read_policy_json["emergency_queue"],
    module.streaming.write_policy_json["authorities_topic"],
  ]
}

resource "aws_iam_role" "responder" {
  name               = "${local.name}-responder"
  assume_role_policy = data.aws_iam_policy_document.assume.json

  tags = local.tags
}

resource "aws_iam_role_policy" "responder" {
  name   = "receive-and-publish"
  role   = aws_iam_role.responder.id
  policy = data.aws_iam_policy_document.responder.json
}

output "stream_arn" {
  description = "ARN of the telemetry stream."
  value       = module.streaming.stream_arn
}

output "queue_urls" {
  description = "Where critical events and telemetry are sent."
  value       = module.streaming.queue_urls
}

output "topic_arns" {
  description = "What subscribers subscribe to."
  value       = module.streaming.topic_arns
}
