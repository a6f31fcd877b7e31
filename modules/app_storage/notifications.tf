locals {
  create_alarm_topic         = var.enable_cloudwatch_alarms && length(var.alarm_topic_arns) == 0
  alarm_actions              = local.create_alarm_topic ? aws_sns_topic.alarms[*].arn : var.alarm_topic_arns
  create_replica_alarm_topic = var.enable_cloudwatch_alarms && length(var.replica_alarm_topic_arns) == 0

  replica_alarm_actions = (
    local.create_replica_alarm_topic ? aws_sns_topic.replica_alarms[*].arn : var.replica_alarm_topic_arns
  )
}

resource "aws_sns_topic" "alarms" {
  count = local.create_alarm_topic ? 1 : 0

  name              = "${local.name}-app-storage-alarms"
  kms_master_key_id = var.kms_key_arn

  tags = local.tags
}

data "aws_iam_policy_document" "alarm_topic" {
  count = local.create_alarm_topic ? 1 : 0

  statement {
    sid       = "AllowAlarmsToPublish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms[0].arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
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
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms[0].arn]

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

resource "aws_sns_topic_policy" "alarms" {
  count = local.create_alarm_topic ? 1 : 0

  arn    = aws_sns_topic.alarms[0].arn
  policy = data.aws_iam_policy_document.alarm_topic[0].json
}

resource "aws_sns_topic" "replica_alarms" {
  count    = local.create_replica_alarm_topic ? 1 : 0
  provider = aws.replica

  name              = "${local.name}-app-storage-replica-alarms"
  kms_master_key_id = var.replica_kms_key_arn

  tags = local.tags
}

data "aws_iam_policy_document" "replica_alarm_topic" {
  count = local.create_replica_alarm_topic ? 1 : 0

  statement {
    sid       = "AllowAlarmsToPublish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.replica_alarms[0].arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
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
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.replica_alarms[0].arn]

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

resource "aws_sns_topic_policy" "replica_alarms" {
  count    = local.create_replica_alarm_topic ? 1 : 0
  provider = aws.replica

  arn    = aws_sns_topic.replica_alarms[0].arn
  policy = data.aws_iam_policy_document.replica_alarm_topic[0].json
}
