provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "replica"
  region = "us-west-2"
}

variable "environment" {
  description = "Environment of the applied modules."
  type        = string
  default     = "prod"
}

module "storage_stack" {
  source = "../modules/storage_stack"

  project_name = "acme-co2"
  environment  = var.environment

  cache_ttl_days                 = 30
  billing_mode                   = "PROVISIONED"
  read_capacity                  = 10
  write_capacity                 = 6
  enable_autoscaling             = true
  autoscaling_max_read_capacity  = 100
  autoscaling_max_write_capacity = 60
  autoscaling_target_utilization = 65
  enable_point_in_time_recovery  = true
  point_in_time_recovery_days    = 21

  enable_versioning    = true
  cors_allowed_origins = ["https://co2.example.org", "https://*.acme.example", "http://localhost:3000"]

  enable_lifecycle               = true
  geojson_standard_ia_after_days = 45
  geojson_glacier_ir_after_days  = 120
  old_versions_expire_after_days = 60

  enable_intelligent_tiering             = true
  intelligent_tiering_archive_after_days = 180
  enable_bucket_analytics                = true
  access_logs_bucket_name                = aws_s3_bucket.access_logs.bucket

  replication_destination_bucket_arns = {
    static_website = aws_s3_bucket.replica["static-website"].arn
    geojson_data   = aws_s3_bucket.replica["geojson-data"].arn
  }

  object_lock = {
    days = 7
    mode = "GOVERNANCE"
  }

  enable_cloudwatch_alarms = true
  enable_dashboard         = true
  alarm_topic_arns         = []
  alarm_thresholds = {
    throttle_events    = 5
    latency_ms         = 50
    bucket_4xx_percent = 10
    bucket_5xx_errors  = 1
  }

  function_log_group_name = "/aws/lambda/${local.name}-reasoning"

  tags = local.tags
}

module "global" {
  source = "../modules/storage_stack"

  project_name = "acme-co2-global"
  environment  = var.environment

  billing_mode    = "PAY_PER_REQUEST"
  replica_regions = ["us-west-2"]

  enable_lifecycle         = true
  enable_cloudwatch_alarms = false

  tags = local.tags
}

locals {
  name = "acme-co2-${var.environment}"
  tags = { CostCenter = "platform" }
}

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "access_logs" {
  bucket        = "${local.name}-access-logs"
  force_destroy = var.environment != "prod"

  tags = local.tags
}

resource "aws_s3_bucket_versioning" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

data "aws_iam_policy_document" "access_logs" {
  statement {
    sid       = "AllowAccessLogs"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access_logs.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id
  policy = data.aws_iam_policy_document.access_logs.json
}

resource "aws_s3_bucket" "replica" {
  for_each = { static-website = false, geojson-data = true }
  provider = aws.replica

  bucket              = "${local.name}-${each.key}-replica"
  object_lock_enabled = each.value
  force_destroy       = var.environment != "prod"

  tags = local.tags
}

resource "aws_s3_bucket_versioning" "replica" {
  for_each = aws_s3_bucket.replica
  provider = aws.replica

  bucket = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}
