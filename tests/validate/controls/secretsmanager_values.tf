resource "random_password" "this" {
  length = 32
}

resource "aws_secretsmanager_secret_version" "pass_generated" {
  secret_id     = "x"
  secret_string = random_password.this.result
}

resource "aws_secretsmanager_secret_version" "pass_with_user" {
  secret_id     = "x"
  secret_string = jsonencode({ username = "admin", password = random_password.this.result })
}

resource "aws_secretsmanager_secret_version" "fail_constant" {
  secret_id     = "x"
  secret_string = "hunter2"
}

resource "aws_secretsmanager_secret_version" "fail_json" {
  secret_id     = "x"
  secret_string = jsonencode({ username = "admin", password = "hunter2" })
}

resource "aws_secretsmanager_secret_version" "none_write_only" {
  secret_id                = "x"
  secret_string_wo_version = 1
}

variable "value" {
  type = string
}

resource "aws_secretsmanager_secret_version" "none_callers" {
  secret_id     = "x"
  secret_string = var.value
}

resource "aws_secretsmanager_secret_version" "none_placeholder" {
  secret_id     = "x"
  secret_string = "CHANGE_ME"
}
