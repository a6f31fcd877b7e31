locals {
  stream_stores = {
    stream = {
      arn = aws_kinesis_stream.telemetry.arn
    }
  }

  queue_stores = {
    emergency_queue = {
      name             = "EmergencyQueue"
      arn              = aws_sqs_queue.this["emergency"].arn
      dead_letters_arn = aws_sqs_queue.dead_letters["emergency"].arn
    }
    telemetry_queue = {
      name             = "TelemetryQueue"
      arn              = aws_sqs_queue.this["telemetry"].arn
      dead_letters_arn = aws_sqs_queue.dead_letters["telemetry"].arn
    }
  }

  topic_stores = {
    authorities_topic = {
      name = "AuthoritiesTopic"
      arn  = aws_sns_topic.this["authorities"].arn
    }
    owner_topic = {
      name = "OwnerTopic"
      arn  = aws_sns_topic.this["owner"].arn
    }
    manager_topic = {
      name = "ManagerTopic"
      arn  = aws_sns_topic.this["manager"].arn
    }
  }
}

data "aws_iam_policy_document" "read_stream" {
  for_each = local.stream_stores

  statement {
    sid = "GetRecords"

    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamConsumer",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
      "kinesis:SubscribeToShard",
    ]

    resources = [each.value.arn, "${each.value.arn}/consumer/*"]
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

data "aws_iam_policy_document" "write_stream" {
  for_each = local.stream_stores

  statement {
    sid = "PutRecords"

    actions = [
      "kinesis:DescribeStreamSummary",
      "kinesis:ListShards",
      "kinesis:PutRecord",
      "kinesis:PutRecords",
    ]

    resources = [each.value.arn]
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

data "aws_iam_policy_document" "read_queue" {
  for_each = local.queue_stores

  statement {
    sid = "ReceiveFrom${each.value.name}"

    actions = [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ReceiveMessage",
    ]

    resources = [each.value.arn]
  }

  statement {
    sid       = "UseKeyToReceiveFrom${each.value.name}"
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

data "aws_iam_policy_document" "write_queue" {
  for_each = local.queue_stores

  statement {
    sid       = "SendTo${each.value.name}"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
    resources = [each.value.arn]
  }

  statement {
    sid       = "UseKeyToSendTo${each.value.name}"
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

data "aws_iam_policy_document" "write_topic" {
  for_each = local.topic_stores

  statement {
    sid       = "PublishTo${each.value.name}"
    actions   = ["sns:Publish"]
    resources = [each.value.arn]
  }

  statement {
    sid       = "UseKeyToPublishTo${each.value.name}"
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

data "aws_iam_policy_document" "redrive_queue" {
  for_each = local.queue_stores

  statement {
    sid = "MoveDeadLettersFrom${each.value.name}"

    actions = [
      "sqs:CancelMessageMoveTask",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:GetQueueUrl",
      "sqs:ListDeadLetterSourceQueues",
      "sqs:ListMessageMoveTasks",
      "sqs:ReceiveMessage",
      "sqs:StartMessageMoveTask",
    ]

    resources = [each.value.dead_letters_arn]
  }

  statement {
    sid       = "MoveDeadLettersTo${each.value.name}"
    actions   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
    resources = [each.value.arn]
  }

  statement {
    sid       = "UseKeyToMoveDeadLettersFrom${each.value.name}"
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
