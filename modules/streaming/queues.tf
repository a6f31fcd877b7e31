resource "aws_sqs_queue" "emergency_dlq" {
  name                        = "${local.name}-emergency-dlq.fifo"
  message_retention_seconds   = 1209600
  fifo_queue                  = true
  content_based_deduplication = true
  kms_master_key_id           = var.kms_key_id

  tags = local.tags
}

resource "aws_sqs_queue" "emergency" {
  name                        = "${local.name}-emergency.fifo"
  visibility_timeout_seconds  = 30
  fifo_queue                  = true
  content_based_deduplication = true
  deduplication_scope         = "messageGroup"
  fifo_throughput_limit       = "perMessageGroupId"
  kms_master_key_id           = var.kms_key_id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.emergency_dlq.arn
    maxReceiveCount     = 3
  })

  tags = local.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "emergency_dlq" {
  queue_url = aws_sqs_queue.emergency_dlq.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.emergency.arn]
  })
}

resource "aws_sqs_queue" "telemetry_dlq" {
  name                      = "${local.name}-telemetry-dlq"
  message_retention_seconds = 1209600
  kms_master_key_id         = var.kms_key_id

  tags = local.tags
}

resource "aws_sqs_queue" "telemetry" {
  name                       = "${local.name}-telemetry"
  visibility_timeout_seconds = 60
  receive_wait_time_seconds  = 20
  kms_master_key_id          = var.kms_key_id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.telemetry_dlq.arn
    maxReceiveCount     = 3
  })

  tags = local.tags
}

resource "aws_sqs_queue_redrive_allow_policy" "telemetry_dlq" {
  queue_url = aws_sqs_queue.telemetry_dlq.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.telemetry.arn]
  })
}

locals {
  queues = {
    emergency     = aws_sqs_queue.emergency
    emergency_dlq = aws_sqs_queue.emergency_dlq
    telemetry     = aws_sqs_queue.telemetry
    telemetry_dlq = aws_sqs_queue.telemetry_dlq
  }
}

data "aws_iam_policy_document" "queue" {
  for_each = local.queues

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
  for_each = local.queues

  queue_url = each.value.id
  policy    = data.aws_iam_policy_document.queue[each.key].json
}
