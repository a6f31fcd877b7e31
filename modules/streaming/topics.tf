locals {
  topics = {
    authorities = "Authorities alerts"
    owner       = "Owner alerts"
    manager     = "Manager notifications"
    alarms      = "Alarms"
  }

  delivery_logs = merge([
    for key in keys(local.topics) : {
      (key)            = { topic = key, suffix = "" }
      "${key}/Failure" = { topic = key, suffix = "/Failure" }
    }
  ]...)
}

# The log groups come first: SNS would make them itself, without key and without retention.
resource "aws_sns_topic" "this" {
  for_each = local.topics

  name                                     = "${local.name}-${each.key}"
  display_name                             = each.value
  kms_master_key_id                        = var.kms_key_id
  application_success_feedback_role_arn    = aws_iam_role.topic_deliveries.arn
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = aws_iam_role.topic_deliveries.arn
  firehose_success_feedback_role_arn       = aws_iam_role.topic_deliveries.arn
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = aws_iam_role.topic_deliveries.arn
  http_success_feedback_role_arn           = aws_iam_role.topic_deliveries.arn
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = aws_iam_role.topic_deliveries.arn
  lambda_success_feedback_role_arn         = aws_iam_role.topic_deliveries.arn
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = aws_iam_role.topic_deliveries.arn
  sqs_success_feedback_role_arn            = aws_iam_role.topic_deliveries.arn
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = aws_iam_role.topic_deliveries.arn

  tags = local.tags

  depends_on = [aws_cloudwatch_log_group.topic_deliveries]
}

data "aws_iam_policy_document" "topic" {
  for_each = local.topics

  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this[each.key].arn]

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

  dynamic "statement" {
    for_each = each.key == "alarms" ? [each.key] : []

    content {
      sid       = "AllowAlarmsToPublish"
      actions   = ["sns:Publish"]
      resources = [aws_sns_topic.this[each.key].arn]

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
  }
}

resource "aws_sns_topic_policy" "this" {
  for_each = local.topics

  arn    = aws_sns_topic.this[each.key].arn
  policy = data.aws_iam_policy_document.topic[each.key].json
}

resource "aws_cloudwatch_log_group" "topic_deliveries" {
  for_each = local.delivery_logs

  name              = "sns/${data.aws_region.current.id}/${data.aws_caller_identity.current.account_id}/${local.name}-${each.value.topic}${each.value.suffix}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_id

  tags = local.tags
}

data "aws_iam_policy_document" "topic_deliveries_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "topic_deliveries" {
  name                 = "${local.name}-sns-delivery-status"
  description          = "Lets SNS log deliveries."
  assume_role_policy   = data.aws_iam_policy_document.topic_deliveries_trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = local.tags
}

data "aws_iam_policy_document" "topic_deliveries" {
  statement {
    sid       = "LogDeliveries"
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = sort([for group in aws_cloudwatch_log_group.topic_deliveries : "${group.arn}:*"])
  }
}

resource "aws_iam_role_policy" "topic_deliveries" {
  name   = aws_iam_role.topic_deliveries.name
  role   = aws_iam_role.topic_deliveries.id
  policy = data.aws_iam_policy_document.topic_deliveries.json
}
