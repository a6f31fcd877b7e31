locals {
  queues = {
    emergency = {
      suffix                = ".fifo"
      fifo                  = true
      deduplication_scope   = "messageGroup"
      fifo_throughput_limit = "perMessageGroupId"
    }
    telemetry = {
      suffix                = ""
      fifo                  = false
      deduplication_scope   = null
      fifo_throughput_limit = null
    }
  }

  queues_and_dead_letters = merge(aws_sqs_queue.this, {
    for key, queue in aws_sqs_queue.dead_letters : "${key}_dlq" => queue
  })
}

resource "aws_sqs_queue" "dead_letters" {
  for_each = local.queues

  name                        = "${local.name}-${each.key}-dlq${each.value.suffix}"
  message_retention_seconds   = 1209600
  fifo_queue                  = each.value.fifo
  content_based_deduplication = each.value.fifo
  kms_master_key_id           = var.kms_key_id

  tags = local.tags
}

resource "aws_sqs_queue" "this" {
  for_each = local.queues

  name                        = "${local.name}-${each.key}${each.value.suffix}"
  visibility_timeout_seconds  = var.queue_settings[each.key].visibility_timeout_seconds
  receive_wait_time_seconds   = var.queue_settings[each.key].receive_wait_time_seconds
  fifo_queue                  = each.value.fifo
  content_based_deduplication = each.value.fifo
  deduplication_scope         = each.value.deduplication_scope
  fifo_throughput_limit       = each.value.fifo_throughput_limit
  kms_master_key_id           = var.kms_key_id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[each.key].arn
    maxReceiveCount     = var.queue_settings[each.key].max_receives
  })

  tags = local.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "this" {
  for_each = local.queues

  queue_url = aws_sqs_queue.dead_letters[each.key].id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this[each.key].arn]
  })
}

data "aws_iam_policy_document" "queue" {
  for_each = local.queues_and_dead_letters

  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [each.value.arn]

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

resource "aws_sqs_queue_policy" "this" {
  for_each = local.queues_and_dead_letters

  queue_url = each.value.id
  policy    = data.aws_iam_policy_document.queue[each.key].json
}

moved {
  from = aws_sqs_queue.emergency
  to   = aws_sqs_queue.this["emergency"]
}

moved {
  from = aws_sqs_queue.emergency_dlq
  to   = aws_sqs_queue.dead_letters["emergency"]
}

moved {
  from = aws_sqs_queue_redrive_allow_policy.emergency_dlq
  to   = aws_sqs_queue_redrive_allow_policy.this["emergency"]
}

moved {
  from = aws_sqs_queue.telemetry
  to   = aws_sqs_queue.this["telemetry"]
}

moved {
  from = aws_sqs_queue.telemetry_dlq
  to   = aws_sqs_queue.dead_letters["telemetry"]
}

moved {
  from = aws_sqs_queue_redrive_allow_policy.telemetry_dlq
  to   = aws_sqs_queue_redrive_allow_policy.this["telemetry"]
}
