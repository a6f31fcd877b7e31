resource "aws_kms_key" "good" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "closed" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "half" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "kms:Decrypt"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "default" {}

resource "aws_sns_topic" "pass_whole" {
  kms_master_key_id = aws_kms_key.good.arn

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_metric_alarm" "pass_whole" {
  alarm_actions = [aws_sns_topic.pass_whole.arn]
}

resource "aws_sns_topic" "pass_default_policy" {
  kms_master_key_id = "arn:aws:kms:eu-west-1:123456789012:key/callers"
}

resource "aws_cloudwatch_metric_alarm" "pass_default_policy" {
  alarm_actions = [aws_sns_topic.pass_default_policy.arn]
}

resource "aws_sns_topic" "pass_attached" {}

resource "aws_cloudwatch_metric_alarm" "pass_attached" {
  alarm_actions = [aws_sns_topic.pass_attached.arn]
}

resource "aws_sns_topic_policy" "attached" {
  arn = aws_sns_topic.pass_attached.arn

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "fail_other_service" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_metric_alarm" "fail_other_service" {
  alarm_actions = [aws_sns_topic.fail_other_service.arn]
}

resource "aws_sns_topic" "fail_denied" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_metric_alarm" "fail_denied" {
  alarm_actions = [aws_sns_topic.fail_denied.arn]
}

resource "aws_sns_topic" "fail_subscribes_only" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Subscribe"
      Resource  = "*"
    }]
  })
}

resource "aws_cloudwatch_metric_alarm" "fail_subscribes_only" {
  alarm_actions = [aws_sns_topic.fail_subscribes_only.arn]
}

resource "aws_sns_topic" "fail_key_closed" {
  kms_master_key_id = aws_kms_key.closed.arn
}

resource "aws_cloudwatch_metric_alarm" "fail_key_closed" {
  alarm_actions = [aws_sns_topic.fail_key_closed.arn]
}

resource "aws_sns_topic" "fail_key_half" {
  kms_master_key_id = aws_kms_key.half.arn
}

resource "aws_cloudwatch_metric_alarm" "fail_key_half" {
  alarm_actions = [aws_sns_topic.fail_key_half.arn]
}

resource "aws_sns_topic" "fail_key_default" {
  kms_master_key_id = aws_kms_key.default.arn
}

resource "aws_cloudwatch_metric_alarm" "fail_key_default" {
  alarm_actions = [aws_sns_topic.fail_key_default.arn]
}

resource "aws_sns_topic" "fail_attached" {}

resource "aws_cloudwatch_metric_alarm" "fail_attached" {
  alarm_actions = [aws_sns_topic.fail_attached.arn]
}

resource "aws_sns_topic_policy" "wrong" {
  arn = aws_sns_topic.fail_attached.arn

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "none_without_alarms" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "*"
    }]
  })
}

variable "policy" {
  type     = string
  nullable = false
}

resource "aws_sns_topic" "unknown_policy" {
  policy = var.policy
}

resource "aws_cloudwatch_metric_alarm" "unknown_policy" {
  alarm_actions = [aws_sns_topic.unknown_policy.arn]
}
