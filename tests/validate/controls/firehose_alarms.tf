resource "aws_kinesis_firehose_delivery_stream" "pass_watched" {
  name = "pass_watched"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    data_format_conversion_configuration {
      enabled = true
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  for_each = toset(["DeliveryToS3.DataFreshness", "FailedConversion.Records", "DataReadFromKinesisStream.Records"])

  namespace   = "AWS/Firehose"
  metric_name = each.value

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.pass_watched.name
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_delivery_forgotten" {
  name = "fail_delivery_forgotten"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    data_format_conversion_configuration {
      enabled = true
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_delivery_forgotten" {
  for_each = toset(["FailedConversion.Records", "DataReadFromKinesisStream.Records"])

  namespace   = "AWS/Firehose"
  metric_name = each.value

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.fail_delivery_forgotten.name
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_conversion_forgotten" {
  name = "fail_conversion_forgotten"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    data_format_conversion_configuration {
      enabled = true
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_conversion_forgotten" {
  for_each = toset(["DeliveryToS3.DataFreshness", "DataReadFromKinesisStream.Records"])

  namespace   = "AWS/Firehose"
  metric_name = each.value

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.fail_conversion_forgotten.name
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_source_forgotten" {
  name = "fail_source_forgotten"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    data_format_conversion_configuration {
      enabled = true
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_source_forgotten" {
  for_each = toset(["DeliveryToS3.DataFreshness", "FailedConversion.Records"])

  namespace   = "AWS/Firehose"
  metric_name = each.value

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.fail_source_forgotten.name
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_another_stream" {
  name = "fail_another_stream"

  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    data_format_conversion_configuration {
      enabled = true
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_another_stream" {
  for_each = toset(["DeliveryToS3.DataFreshness", "FailedConversion.Records", "DataReadFromKinesisStream.Records"])

  namespace   = "AWS/Firehose"
  metric_name = each.value

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.pass_watched.name
  }
}
