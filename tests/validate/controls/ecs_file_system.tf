variable "writable" {
  type = bool
}

variable "image" {
  type = string
}

resource "aws_ecs_task_definition" "pass_read_only" {
  family = "app"

  container_definitions = jsonencode([{
    name                   = "app"
    image                  = var.image
    readonlyRootFilesystem = true
  }])
}

resource "aws_ecs_task_definition" "fail_writable" {
  family = "app"

  container_definitions = jsonencode([{
    name                   = "app"
    image                  = "app:1"
    readonlyRootFilesystem = false
  }])
}

resource "aws_ecs_task_definition" "fail_one_of_two" {
  family = "app"

  container_definitions = jsonencode([
    { name = "app", image = "app:1", readonlyRootFilesystem = true },
    { name = "proxy", image = "proxy:1" },
  ])
}

resource "aws_ecs_task_definition" "none_windows" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])

  runtime_platform {
    operating_system_family = "WINDOWS_SERVER_2022_CORE"
  }
}

resource "aws_ecs_task_definition" "unknown_choice" {
  family = "app"

  container_definitions = jsonencode([{
    name                   = "app"
    image                  = "app:1"
    readonlyRootFilesystem = var.writable ? false : true
  }])
}
