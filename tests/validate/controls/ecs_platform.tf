variable "platform" {
  type = string
}

resource "aws_ecs_service" "pass_default" {
  name        = "app"
  launch_type = "FARGATE"
}

resource "aws_ecs_service" "pass_latest" {
  name             = "app"
  platform_version = "LATEST"
}

resource "aws_ecs_service" "fail_old" {
  name             = "app"
  platform_version = "1.3.0"
}

resource "aws_ecs_service" "unknown_version" {
  name             = "app"
  platform_version = var.platform
}

resource "aws_ecs_task_set" "pass_number_of_latest" {
  cluster          = "main"
  service          = "app"
  task_definition  = "app:1"
  platform_version = "1.4.0"
}

resource "aws_ecs_task_set" "fail_old" {
  cluster          = "main"
  service          = "app"
  task_definition  = "app:1"
  platform_version = "1.2.0"
}

resource "aws_ecs_service" "pass_latest_or_default" {
  name             = "app"
  platform_version = var.platform == "" ? null : "LATEST"
}

resource "aws_ecs_service" "unknown_old_or_latest" {
  name             = "app"
  platform_version = var.platform == "" ? "1.3.0" : "LATEST"
}
