# The function writes its value.
resource "aws_ssm_parameter" "shard_scaler_history" {
  name        = "/${local.name}-shard-scaler/history"
  description = "When the shards were moved in the last day, which AWS limits."
  type        = "String"
  value       = "{}"

  tags = local.tags

  lifecycle {
    ignore_changes = [value]
  }
}

resource "aws_cloudwatch_log_group" "shard_scaler" {
  name              = "/aws/lambda/${local.name}-shard-scaler"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_id

  tags = local.tags
}

data "aws_iam_policy_document" "shard_scaler_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "shard_scaler" {
  name                 = "${local.name}-shard-scaler"
  description          = "What ${local.name}-shard-scaler may do."
  assume_role_policy   = data.aws_iam_policy_document.shard_scaler_trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = local.tags
}

data "aws_iam_policy_document" "shard_scaler" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.shard_scaler.arn}:*"]
  }

  statement {
    sid       = "ReadSettings"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:EncryptionContext:aws:lambda:FunctionArn"

      values = [
        join(":", [
          "arn",
          data.aws_partition.current.partition,
          "lambda",
          data.aws_region.current.id,
          data.aws_caller_identity.current.account_id,
          "function",
          "${local.name}-shard-scaler",
        ]),
      ]
    }
  }

  statement {
    sid       = "ScaleStream"
    actions   = ["kinesis:DescribeStreamSummary", "kinesis:UpdateShardCount"]
    resources = [aws_kinesis_stream.telemetry.arn]
  }

  statement {
    sid       = "KeepHistory"
    actions   = ["ssm:GetParameter", "ssm:PutParameter"]
    resources = [aws_ssm_parameter.shard_scaler_history.arn]
  }

  statement {
    sid       = "ReadLoad"
    actions   = ["cloudwatch:GetMetricData"]
    resources = ["*"]
  }

  statement {
    sid       = "TellDecisions"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = ["ShardScaler"]
    }
  }
}

resource "aws_iam_role_policy" "shard_scaler" {
  name   = aws_iam_role.shard_scaler.name
  role   = aws_iam_role.shard_scaler.id
  policy = data.aws_iam_policy_document.shard_scaler.json
}

resource "aws_lambda_function" "shard_scaler" {
  function_name    = "${local.name}-shard-scaler"
  description      = "Keeps the number of shards in step with the load."
  role             = aws_iam_role.shard_scaler.arn
  runtime          = "python3.13"
  architectures    = ["arm64"]
  handler          = "shard_scaler.handler.handle"
  filename         = "${path.module}/assets/shard_scaler.zip"
  source_code_hash = filebase64sha256("${path.module}/assets/shard_scaler.zip")
  timeout          = 45
  memory_size      = 256
  kms_key_arn      = var.kms_key_id

  environment {
    variables = {
      STREAM_NAME                = aws_kinesis_stream.telemetry.name
      HISTORY_PARAMETER          = aws_ssm_parameter.shard_scaler_history.name
      METRIC_NAMESPACE           = "ShardScaler"
      MIN_SHARDS                 = var.shard_scaling.min_shards
      MAX_SHARDS                 = var.shard_scaling.max_shards
      TARGET_RECORDS_PER_SHARD   = var.shard_scaling.target_records_per_shard
      SCALE_OUT_COOLDOWN_SECONDS = var.shard_scaling.scale_out_cooldown_seconds
      SCALE_IN_COOLDOWN_SECONDS  = var.shard_scaling.scale_in_cooldown_seconds
      DAILY_UPDATES              = var.shard_scaling.daily_updates
    }
  }

  tags = local.tags

  depends_on = [aws_cloudwatch_log_group.shard_scaler, aws_iam_role_policy.shard_scaler]
}

resource "aws_cloudwatch_event_rule" "shard_scaler" {
  name                = "${local.name}-shard-scaler"
  description         = "Keeps the number of shards in step with the load."
  schedule_expression = "rate(1 minute)"

  tags = local.tags
}

resource "aws_cloudwatch_event_target" "shard_scaler" {
  rule = aws_cloudwatch_event_rule.shard_scaler.name
  arn  = aws_lambda_function.shard_scaler.arn

  retry_policy {
    maximum_event_age_in_seconds = 60
    maximum_retry_attempts       = 0
  }

  depends_on = [aws_lambda_permission.shard_scaler]
}

resource "aws_lambda_permission" "shard_scaler" {
  statement_id  = "AllowClock"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.shard_scaler.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.shard_scaler.arn
}

resource "aws_lambda_function_event_invoke_config" "shard_scaler" {
  function_name                = aws_lambda_function.shard_scaler.function_name
  maximum_event_age_in_seconds = 60
  maximum_retry_attempts       = 0
}
