# What applied cleanly before the emulator was strict, and fails on AWS.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "elsewhere"
  region = "eu-west-1"
}

variable "expiry" {
  description = "Whether TTL is on."
  type        = bool
  default     = true
}

variable "wrong" {
  description = "Whether to make what AWS refuses."
  type        = bool
  default     = true
}

locals {
  count = var.wrong ? 1 : 0
}

resource "aws_rds_cluster" "engine_version" {
  count = local.count

  cluster_identifier          = "refused"
  engine                      = "aurora-postgresql"
  engine_version              = "15.99"
  master_username             = "owner"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["firehose.amazonaws.com", "s3.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = "refused"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_kinesis_firehose_delivery_stream" "conversion" {
  count = local.count

  name        = "refused"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn           = aws_iam_role.this.arn
    bucket_arn         = aws_s3_bucket.this["source"].arn
    buffering_size     = 5
    compression_format = "GZIP"

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {}
        }
      }

      schema_configuration {
        database_name = "d"
        table_name    = "t"
        role_arn      = aws_iam_role.this.arn
      }
    }
  }
}

resource "aws_sqs_queue" "throughput" {
  count = local.count

  name                  = "refused.fifo"
  fifo_queue            = true
  deduplication_scope   = "queue"
  fifo_throughput_limit = "perMessageGroupId"
}

resource "aws_dynamodb_table" "expiry" {
  name         = "refused"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    enabled        = var.expiry
    attribute_name = var.expiry ? "expires" : null
  }
}

resource "aws_sns_topic" "elsewhere" {
  provider = aws.elsewhere

  name = "refused"
}

resource "aws_cloudwatch_metric_alarm" "topic_elsewhere" {
  count = local.count

  alarm_name          = "refused"
  namespace           = "AWS/SQS"
  metric_name         = "NumberOfMessagesSent"
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  threshold           = 1
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = [aws_sns_topic.elsewhere.arn]
}

resource "aws_s3_bucket" "this" {
  for_each = toset(["source", "target"])

  bucket = "refused-${each.key}"
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_logging" "before_the_policy" {
  count = local.count

  bucket        = aws_s3_bucket.this["source"].id
  target_bucket = aws_s3_bucket.this["target"].id
  target_prefix = "logs/"
}

resource "aws_s3_bucket_replication_configuration" "before_the_policy" {
  count = local.count

  bucket = aws_s3_bucket.this["source"].id
  role   = aws_iam_role.this.arn

  rule {
    id     = "all"
    status = "Enabled"

    destination {
      bucket = aws_s3_bucket.this["target"].arn
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
