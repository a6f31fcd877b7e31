resource "aws_secretsmanager_secret" "pass_monthly" {
  name = "monthly"
}

resource "aws_secretsmanager_secret_rotation" "pass_monthly" {
  secret_id           = aws_secretsmanager_secret.pass_monthly.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:123456789012:function:rotate"

  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_secretsmanager_secret" "fail_forever" {
  name = "forever"
}

resource "aws_secretsmanager_secret_rotation" "pass_rate" {
  secret_id = "elsewhere"

  rotation_rules {
    schedule_expression = "rate(10 days)"
  }
}

resource "aws_secretsmanager_secret_rotation" "pass_cron" {
  secret_id = "elsewhere"

  rotation_rules {
    schedule_expression = "cron(0 16 1,15 * ? *)"
  }
}

resource "aws_secretsmanager_secret_rotation" "fail_yearly" {
  secret_id = "elsewhere"

  rotation_rules {
    automatically_after_days = 365
  }
}

resource "aws_secretsmanager_secret_rotation" "fail_rare" {
  secret_id = "elsewhere"

  rotation_rules {
    schedule_expression = "rate(100 days)"
  }
}

variable "days" {
  type = number
}

resource "aws_secretsmanager_secret_rotation" "unknown_days" {
  secret_id = "elsewhere"

  rotation_rules {
    automatically_after_days = var.days
  }
}
