resource "aws_kinesis_stream" "pass_watched" {
  name = "pass_watched"
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  for_each = toset(["GetRecords.IteratorAgeMilliseconds", "WriteProvisionedThroughputExceeded"])

  namespace   = "AWS/Kinesis"
  metric_name = each.value

  dimensions = {
    StreamName = aws_kinesis_stream.pass_watched.name
  }
}

resource "aws_kinesis_stream" "fail_age_forgotten" {
  name = "fail_age_forgotten"
}

resource "aws_cloudwatch_metric_alarm" "fail_age_forgotten" {
  for_each = toset(["WriteProvisionedThroughputExceeded"])

  namespace   = "AWS/Kinesis"
  metric_name = each.value

  dimensions = {
    StreamName = aws_kinesis_stream.fail_age_forgotten.name
  }
}

resource "aws_kinesis_stream" "fail_throttles_forgotten" {
  name = "fail_throttles_forgotten"
}

resource "aws_cloudwatch_metric_alarm" "fail_throttles_forgotten" {
  for_each = toset(["GetRecords.IteratorAgeMilliseconds"])

  namespace   = "AWS/Kinesis"
  metric_name = each.value

  dimensions = {
    StreamName = aws_kinesis_stream.fail_throttles_forgotten.name
  }
}

resource "aws_kinesis_stream" "fail_another_stream" {
  name = "fail_another_stream"
}

resource "aws_cloudwatch_metric_alarm" "fail_another_stream" {
  for_each = toset(["GetRecords.IteratorAgeMilliseconds", "WriteProvisionedThroughputExceeded"])

  namespace   = "AWS/Kinesis"
  metric_name = each.value

  dimensions = {
    StreamName = aws_kinesis_stream.pass_watched.name
  }
}
