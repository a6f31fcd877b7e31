provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "replica"
  region = "us-west-2"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

# Every input, each with a value that is not its default where that makes sense. A global table cannot be provisioned
# from the start, so replica_regions stands in the second call below.
module "storage_stack" {
  source = "../.."

  project_name = "acme-co2"
  environment  = var.environment

  cache_ttl_days                 = 30
  billing_mode                   = "PROVISIONED"
  read_capacity                  = 10
  write_capacity                 = 6
  enable_autoscaling             = true
  autoscaling_read_capacity      = { min = 10, max = 100, initial = 20 }
  autoscaling_write_capacity     = { min = 6, max = 60 }
  capacity_overrides             = { "cache/cached-at-index" = { read = { max = 40 } } }
  autoscaling_target_utilization = 65
  read_back_capacity             = true
  table_class                    = "STANDARD_INFREQUENT_ACCESS"
  enable_point_in_time_recovery  = true
  backup_retention_days          = 21

  enable_versioning     = true
  bucket_name_overrides = { static_website = "${local.name}-pages" }
  cors_allowed_origins  = ["https://co2.example.org", "https://*.acme.example", "http://localhost:3000"]

  enable_lifecycle               = true
  geojson_standard_ia_after_days = 45
  geojson_glacier_ir_after_days  = 120
  old_versions_expire_after_days = 60

  enable_intelligent_tiering             = true
  intelligent_tiering_archive_after_days = 180
  enable_bucket_analytics                = true
  enable_eventbridge_notifications       = true

  # Names of other buckets come from what must be ready first: their policy, their versions.
  access_logs_bucket_name = aws_s3_bucket_policy.access_logs.bucket
  inventory = {
    destination_bucket_arn = "arn:aws:s3:::${aws_s3_bucket_policy.access_logs.bucket}"
    frequency              = "Daily"
    format                 = "CSV"
  }
  replication_destination_bucket_arns = {
    static_website = "arn:aws:s3:::${aws_s3_bucket_versioning.replica["static-website"].bucket}"
    geojson_data   = "arn:aws:s3:::${aws_s3_bucket_versioning.replica["geojson-data"].bucket}"
  }
  enable_replication_time_control = true

  object_lock = {
    days = 7
    mode = "GOVERNANCE"
  }

  enable_cloudwatch_alarms = true
  enable_dashboard         = true
  alarm_topic_arns         = []
  alarm_thresholds = {
    throttle_events     = 5
    latency_ms          = 50
    bucket_4xx_percent  = 10
    bucket_5xx_errors   = 1
    failed_replications = 1
  }

  function_log_group_name  = "/aws/lambda/${local.name}-reasoning"
  permissions_boundary_arn = "arn:aws:iam::aws:policy/PowerUserAccess"

  tags = local.tags
}

# The same cache as a global table, paid for by the request.
module "global" {
  source = "../.."

  project_name = "acme-co2-global"
  environment  = var.environment

  billing_mode      = "PAY_PER_REQUEST"
  on_demand_maximum = { read = 2000, write = 500 }
  replica_regions   = ["us-west-2"]

  enable_lifecycle         = true
  enable_cloudwatch_alarms = false

  tags = local.tags
}

locals {
  name = "acme-co2-${var.environment}"
  tags = { CostCenter = "platform" }
}

# Where access logs and inventories go: S3 delivers logs only to a bucket with S3's own keys and without Object Lock.
data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "access_logs" {
  bucket        = "${local.name}-access-logs"
  force_destroy = var.environment != "prod"

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 365
    }

    noncurrent_version_expiration {
      noncurrent_days = 7
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.access_logs]
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

  statement {
    sid       = "AllowInventories"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access_logs.arn}/inventory/*"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.access_logs.arn, "${aws_s3_bucket.access_logs.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.bucket
  policy = data.aws_iam_policy_document.access_logs.json

  depends_on = [aws_s3_bucket_public_access_block.access_logs]
}

# The copies, in another region. What is copied from a bucket with Object Lock needs a bucket with Object Lock.
resource "aws_s3_bucket" "replica" {
  for_each = { static-website = false, geojson-data = true }
  provider = aws.replica

  bucket              = "${local.name}-${each.key}-replica"
  object_lock_enabled = each.value
  force_destroy       = var.environment != "prod"

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "replica" {
  for_each = aws_s3_bucket.replica
  provider = aws.replica

  bucket = each.value.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "replica" {
  for_each = aws_s3_bucket.replica
  provider = aws.replica

  bucket = each.value.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "replica" {
  for_each = aws_s3_bucket.replica
  provider = aws.replica

  bucket = each.value.id

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 60
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.replica]
}

data "aws_iam_policy_document" "replica" {
  for_each = aws_s3_bucket.replica

  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [each.value.arn, "${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "replica" {
  for_each = aws_s3_bucket.replica
  provider = aws.replica

  bucket = each.value.id
  policy = data.aws_iam_policy_document.replica[each.key].json

  depends_on = [aws_s3_bucket_public_access_block.replica]
}

# The function that uses the cache, to show how its policy document is used.
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "reasoning" {
  name               = "${local.name}-reasoning"
  assume_role_policy = data.aws_iam_policy_document.assume.json

  tags = local.tags
}

resource "aws_iam_role_policy" "reasoning" {
  name   = "use-cache"
  role   = aws_iam_role.reasoning.id
  policy = module.storage_stack.function_policy_json
}

output "parameter_names" {
  description = "Names of the parameters by which other stacks find this one."
  value       = module.storage_stack.parameter_names
}

output "cache_ttl_seconds" {
  description = "What a producer adds to the current Unix time for an item's ttl."
  value       = module.storage_stack.cache_ttl_seconds
}
