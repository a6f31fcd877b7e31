variable "public" {
  type = bool
}

resource "aws_ecs_service" "pass_private" {
  name = "app"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = false
  }
}

resource "aws_ecs_service" "pass_default" {
  name = "app"
}

resource "aws_ecs_service" "fail_public" {
  name = "app"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}

resource "aws_ecs_service" "fail_dynamic" {
  name = "app"

  dynamic "network_configuration" {
    for_each = [true]

    content {
      subnets          = ["subnet-1"]
      assign_public_ip = network_configuration.value
    }
  }
}

resource "aws_ecs_service" "unknown_public" {
  name = "app"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = var.public
  }
}

resource "aws_ecs_task_set" "pass_private" {
  cluster         = "main"
  service         = "app"
  task_definition = "app:1"

  network_configuration {
    subnets = ["subnet-1"]
  }
}

resource "aws_ecs_task_set" "fail_public" {
  cluster         = "main"
  service         = "app"
  task_definition = "app:1"

  network_configuration {
    subnets          = ["subnet-1"]
    assign_public_ip = true
  }
}
