variable "logging" {
  type = bool
}

resource "aws_cloudwatch_log_group" "this" {
  name = "app"
}

resource "aws_ecs_task_definition" "pass_awslogs" {
  family = "app"

  container_definitions = jsonencode([{
    name  = "app"
    image = "app:1"
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group = aws_cloudwatch_log_group.this.name
      }
    }
  }])
}

resource "aws_ecs_task_definition" "fail_absent" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])
}

resource "aws_ecs_task_definition" "fail_null" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", logConfiguration = null }])
}

resource "aws_ecs_task_definition" "fail_one_of_two" {
  family = "app"

  container_definitions = jsonencode([
    { name = "app", image = "app:1", logConfiguration = { logDriver = "awsfirelens" } },
    { name = "router", image = "fluent-bit:2", firelensConfiguration = { type = "fluentbit" } },
  ])
}

resource "aws_ecs_task_definition" "unknown_choice" {
  family = "app"

  container_definitions = jsonencode([{
    name             = "app"
    image            = "app:1"
    logConfiguration = var.logging ? { logDriver = "awslogs" } : null
  }])
}

variable "port" {
  type = number
}

variable "sidecars" {
  type = string
}

resource "aws_ecs_task_definition" "pass_text_with_numbers" {
  family = "app"

  container_definitions = <<-JSON
    [
      {
        "name": "app",
        "image": "app:1",
        "portMappings": [{"containerPort": ${var.port}}],
        "logConfiguration": {
          "logDriver": "awslogs",
          "options": {"awslogs-group": "${aws_cloudwatch_log_group.this.name}"}
        }
      }
    ]
  JSON
}

resource "aws_ecs_task_definition" "fail_text_with_numbers" {
  family = "app"

  container_definitions = <<-JSON
    [{"name": "app", "image": "app:1", "portMappings": [{"containerPort": ${var.port}}]}]
  JSON
}

resource "aws_ecs_task_definition" "unknown_other_containers" {
  family = "app"

  container_definitions = <<-JSON
    [
      {"name": "app", "image": "app:1", "logConfiguration": {"logDriver": "awslogs"}},
      ${var.sidecars}
    ]
  JSON
}
