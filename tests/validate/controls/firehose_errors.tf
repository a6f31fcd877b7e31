resource "aws_kinesis_firehose_delivery_stream" "pass_apart" {
  extended_s3_configuration {
    prefix              = "telemetry/year=!{timestamp:yyyy}/"
    error_output_prefix = "errors/!{firehose:error-output-type}/"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_without_errors" {
  extended_s3_configuration {
    prefix = "telemetry/year=!{timestamp:yyyy}/"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_all_kinds_together" {
  extended_s3_configuration {
    prefix              = "telemetry/year=!{timestamp:yyyy}/"
    error_output_prefix = "errors/"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_below" {
  extended_s3_configuration {
    prefix              = "telemetry/year=!{timestamp:yyyy}/"
    error_output_prefix = "telemetry/errors/!{firehose:error-output-type}/"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "none_firehoses_own" {
  extended_s3_configuration {
    prefix = "telemetry/"
  }
}
