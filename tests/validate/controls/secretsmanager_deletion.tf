resource "aws_secretsmanager_secret" "pass_default" {
  name = "default"
}

resource "aws_secretsmanager_secret" "pass_week" {
  name                    = "week"
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret" "fail_at_once" {
  name                    = "at-once"
  recovery_window_in_days = 0
}

variable "days" {
  type = number
}

resource "aws_secretsmanager_secret" "unknown_days" {
  name                    = "unknown"
  recovery_window_in_days = var.days
}
