variable "user" {
  type = string
}

resource "aws_ecs_task_definition" "pass_number" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = 1000 }])
}

resource "aws_ecs_task_definition" "pass_name_and_group" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = "app:app" }])
}

resource "aws_ecs_task_definition" "pass_windows" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = "ContainerUser" }])

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }
}

resource "aws_ecs_task_definition" "fail_absent" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])
}

resource "aws_ecs_task_definition" "fail_root" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = "root" }])
}

resource "aws_ecs_task_definition" "fail_zero" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = "0:0" }])
}

resource "aws_ecs_task_definition" "fail_windows" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = "ContainerAdministrator" }])

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }
}

resource "aws_ecs_task_definition" "unknown_user" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", user = var.user }])
}
