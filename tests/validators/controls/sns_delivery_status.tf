variable "rate" {
  type = number
}

resource "aws_sns_topic" "none_without" {}

resource "aws_sns_topic" "pass_all" {
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_failures_forgotten" {
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_successes_forgotten" {
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 100
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_rate_forgotten" {
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 100
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 100
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 100
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 100
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_rate_of_nothing" {
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = 0
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = 0
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = 0
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = 0
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = 0
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "fail_one_protocol_only" {
  sqs_failure_feedback_role_arn = "arn:aws:iam::123456789012:role/x"
}

resource "aws_sns_topic" "unknown_rate" {
  application_success_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  application_success_feedback_sample_rate = var.rate
  application_failure_feedback_role_arn    = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  firehose_success_feedback_sample_rate    = var.rate
  firehose_failure_feedback_role_arn       = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  http_success_feedback_sample_rate        = var.rate
  http_failure_feedback_role_arn           = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  lambda_success_feedback_sample_rate      = var.rate
  lambda_failure_feedback_role_arn         = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
  sqs_success_feedback_sample_rate         = var.rate
  sqs_failure_feedback_role_arn            = "arn:aws:iam::123456789012:role/x"
}
