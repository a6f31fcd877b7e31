variable "off" {
  type    = bool
  default = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_cloudwatch_log_group" "this" {
  name = "/aws/kinesisfirehose/telemetry"
}

resource "aws_cloudwatch_log_stream" "this" {
  name           = "S3Delivery"
  log_group_name = aws_cloudwatch_log_group.this.name
}

resource "aws_kinesis_firehose_delivery_stream" "pass_logged" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.this.name
      log_stream_name = aws_cloudwatch_log_stream.this.name
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_off" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled         = false
      log_group_name  = aws_cloudwatch_log_group.this.name
      log_stream_name = aws_cloudwatch_log_stream.this.name
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_without_group" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled         = true
      log_stream_name = aws_cloudwatch_log_stream.this.name
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_another_group" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "another"
      log_stream_name = aws_cloudwatch_log_stream.this.name
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_dynamic_that_renders_nothing" {
  extended_s3_configuration {
    dynamic "cloudwatch_logging_options" {
      for_each = var.off ? [true] : []

      content {
        enabled         = true
        log_group_name  = aws_cloudwatch_log_group.this.name
        log_stream_name = aws_cloudwatch_log_stream.this.name
      }
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "unknown_by_the_caller" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled         = var.undecided
      log_group_name  = aws_cloudwatch_log_group.this.name
      log_stream_name = aws_cloudwatch_log_stream.this.name
    }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_nowhere" {
  destination = "somewhere"
}
