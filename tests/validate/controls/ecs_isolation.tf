variable "mode" {
  type = string
}

variable "definitions" {
  type = string
}

variable "privileged" {
  type = bool
}

variable "image" {
  type = string
}

resource "aws_ecs_task_definition" "pass_awsvpc" {
  family       = "app"
  network_mode = "awsvpc"

  container_definitions = jsonencode([{
    name  = "app"
    image = var.image
  }])
}

resource "aws_ecs_task_definition" "pass_text" {
  family = "app"

  container_definitions = <<-JSON
    [{"name": "app", "image": "${var.image}:1", "privileged": false}]
  JSON
}

resource "aws_ecs_task_definition" "pass_volume_of_data" {
  family                = "app"
  container_definitions = "[{\"name\": \"app\", \"image\": \"app:1\"}]"

  volume {
    name      = "data"
    host_path = "/ecs/data"
  }
}

resource "aws_ecs_task_definition" "fail_privileged" {
  family = "app"

  container_definitions = jsonencode([{
    name  = "app"
    image = "app:1"
    }, {
    name       = "agent"
    image      = var.image
    privileged = true
  }])
}

resource "aws_ecs_task_definition" "fail_privileged_text" {
  family = "app"

  container_definitions = <<-JSON
    [{"name": "app", "image": "${var.image}:1", "privileged": true}]
  JSON
}

resource "aws_ecs_task_definition" "fail_processes" {
  family                = "app"
  pid_mode              = "host"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])
}

resource "aws_ecs_task_definition" "fail_memory" {
  family                = "app"
  ipc_mode              = "host"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])
}

resource "aws_ecs_task_definition" "fail_network" {
  family                = "app"
  network_mode          = "host"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])
}

resource "aws_ecs_task_definition" "fail_socket" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])

  volume {
    name      = "docker"
    host_path = "/var/run/docker.sock"
  }
}

resource "aws_ecs_task_definition" "unknown_mode" {
  family                = "app"
  network_mode          = var.mode
  container_definitions = jsonencode([{ name = "app", image = "app:1" }])
}

resource "aws_ecs_task_definition" "unknown_containers" {
  family                = "app"
  container_definitions = var.definitions
}

resource "aws_ecs_task_definition" "unknown_privileged" {
  family                = "app"
  container_definitions = jsonencode([{ name = "app", image = "app:1", privileged = var.privileged }])
}
