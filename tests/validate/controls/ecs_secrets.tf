variable "password" {
  type = string
}

variable "environment_variables" {
  type = list(map(string))
}

resource "random_password" "this" {
  length = 32
}

data "aws_secretsmanager_secret_version" "this" {
  secret_id = "database"
}

resource "aws_ecs_task_definition" "pass_secret_by_arn" {
  family = "app"

  container_definitions = jsonencode([{
    name  = "app"
    image = "app:1"
    environment = [
      { name = "TABLE_NAME", value = "orders" },
      { name = "PASSWORD_PARAMETER", value = "/app/password" },
    ]
    secrets = [{ name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x" }]
  }])
}

resource "aws_ecs_task_definition" "pass_without_variables" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", environment = null }])
}

resource "aws_ecs_task_definition" "pass_arn_of_secret" {
  family = "app"

  container_definitions = jsonencode([{
    name        = "app"
    image       = "app:1"
    environment = [{ name = "DATABASE", value = data.aws_secretsmanager_secret_version.this.arn }]
  }])
}

resource "aws_ecs_task_definition" "fail_name" {
  family = "app"

  container_definitions = jsonencode([{
    name        = "app"
    image       = "app:1"
    environment = [{ name = "DB_PASSWORD", value = "hunter2" }]
  }])
}

resource "aws_ecs_task_definition" "fail_key" {
  family = "app"

  container_definitions = jsonencode([{
    name        = "app"
    image       = "app:1"
    environment = [{ name = "AWS_SECRET_ACCESS_KEY", value = var.password }]
  }])
}

resource "aws_ecs_task_definition" "fail_value" {
  family = "app"

  container_definitions = jsonencode([{
    name        = "app"
    image       = "app:1"
    environment = [{ name = "DATABASE", value = "postgres://me:hunter2@db/x" }]
  }])
}

resource "aws_ecs_task_definition" "fail_generated" {
  family = "app"

  container_definitions = jsonencode([{
    name        = "app"
    image       = "app:1"
    environment = [{ name = "LOGIN", value = random_password.this.result }]
  }])
}

resource "aws_ecs_task_definition" "fail_read" {
  family = "app"

  container_definitions = jsonencode([{
    name        = "app"
    image       = "app:1"
    environment = [{ name = "LOGIN", value = data.aws_secretsmanager_secret_version.this.secret_string }]
  }])
}

resource "aws_ecs_task_definition" "unknown_variables" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", environment = var.environment_variables }])
}

variable "port" {
  type = number
}

resource "aws_ecs_task_definition" "fail_read_into_text" {
  family = "app"

  container_definitions = <<-JSON
    [{
      "name": "app",
      "image": "app:1",
      "portMappings": [{"containerPort": ${var.port}}],
      "environment": [{"name": "LOGIN", "value": "${random_password.this.result}"}]
    }]
  JSON
}
