resource "aws_kinesis_stream_consumer" "pass_watched" {
  name       = "pass_watched"
  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  namespace   = "AWS/Kinesis"
  metric_name = "SubscribeToShardEvent.MillisBehindLatest"

  dimensions = {
    StreamName   = "telemetry"
    ConsumerName = aws_kinesis_stream_consumer.pass_watched.name
  }
}

resource "aws_kinesis_stream_consumer" "fail_unwatched" {
  name       = "fail_unwatched"
  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
}

resource "aws_kinesis_stream_consumer" "fail_only_the_stream" {
  name       = "fail_only_the_stream"
  stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
}

resource "aws_cloudwatch_metric_alarm" "fail_only_the_stream" {
  namespace   = "AWS/Kinesis"
  metric_name = "GetRecords.IteratorAgeMilliseconds"

  dimensions = {
    StreamName = "telemetry"
  }
}
