terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "sns.amazonaws.com", "states.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = "messaging"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_sns_topic" "this" {
  name                                = "orders"
  lambda_success_feedback_role_arn    = aws_iam_role.this.arn
  lambda_success_feedback_sample_rate = 50
  lambda_failure_feedback_role_arn    = aws_iam_role.this.arn
  sqs_failure_feedback_role_arn       = aws_iam_role.this.arn
  tracing_config                      = "Active"
}

resource "aws_sqs_queue" "dlq" {
  name = "orders-dlq"
}

resource "aws_sqs_queue" "this" {
  name                       = "orders"
  visibility_timeout_seconds = 60
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dlq.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dlq" {
  queue_url = aws_sqs_queue.dlq.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this.arn]
  })
}

data "aws_iam_policy_document" "queue" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.this.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
  }
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = aws_sqs_queue.this.id
  policy    = data.aws_iam_policy_document.queue.json
}

resource "aws_kinesis_stream" "this" {
  name        = "orders"
  shard_count = 1
  tags        = { Team = "data" }
}

resource "aws_lambda_function" "this" {
  function_name = "orders"
  role          = aws_iam_role.this.arn
  runtime       = "python3.12"
  handler       = "main.handler"
  filename      = "${path.module}/main.zip"

  dead_letter_config {
    target_arn = aws_sqs_queue.dlq.arn
  }
}

resource "aws_sfn_state_machine" "this" {
  name     = "orders"
  role_arn = aws_iam_role.this.arn
  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Pass", End = true } }
  })
}
