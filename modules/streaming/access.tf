data "aws_iam_policy_document" "stream_producer" {
  statement {
    sid = "PutRecords"

    actions = [
      "kinesis:DescribeStreamSummary",
      "kinesis:ListShards",
      "kinesis:PutRecord",
      "kinesis:PutRecords",
    ]

    resources = [aws_kinesis_stream.telemetry.arn]
  }

  statement {
    sid       = "UseKeyToPutRecords"
    actions   = ["kms:GenerateDataKey*"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "kinesis.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "stream_consumer" {
  statement {
    sid = "GetRecords"

    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
      "kinesis:SubscribeToShard",
    ]

    resources = [
      aws_kinesis_stream.telemetry.arn,
      "${aws_kinesis_stream.telemetry.arn}/consumer/*",
    ]
  }

  statement {
    sid       = "UseKeyToGetRecords"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "kinesis.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

locals {
  queue_arns = {
    emergency = aws_sqs_queue.emergency.arn
    telemetry = aws_sqs_queue.telemetry.arn
  }

  topic_arns = { for key, topic in aws_sns_topic.this : key => topic.arn }
}

data "aws_iam_policy_document" "queue_producer" {
  for_each = local.queue_arns

  statement {
    sid       = "SendTo${title(each.key)}"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
    resources = [each.value]
  }

  statement {
    sid       = "UseKeyToSendTo${title(each.key)}"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "queue_consumer" {
  for_each = local.queue_arns

  statement {
    sid = "ReceiveFrom${title(each.key)}"

    actions = [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ]

    resources = [each.value]
  }

  statement {
    sid       = "UseKeyToReceiveFrom${title(each.key)}"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "sqs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "topic_publisher" {
  for_each = local.topic_arns

  statement {
    sid       = "PublishTo${title(each.key)}"
    actions   = ["sns:Publish"]
    resources = [each.value]
  }

  statement {
    sid       = "UseKeyToPublishTo${title(each.key)}"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "sns.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}
