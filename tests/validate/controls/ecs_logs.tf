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
