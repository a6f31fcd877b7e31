variable "encryption" {
  type = string
}

resource "aws_ecs_task_definition" "pass_encrypted" {
  family                = "app"
  container_definitions = "[]"

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-1"
      transit_encryption = "ENABLED"
    }
  }
}

resource "aws_ecs_task_definition" "fail_absent" {
  family                = "app"
  container_definitions = "[]"

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id = "fs-1"
    }
  }
}

resource "aws_ecs_task_definition" "fail_one_of_two" {
  family                = "app"
  container_definitions = "[]"

  dynamic "volume" {
    for_each = { data = "ENABLED", logs = "DISABLED" }

    content {
      name = volume.key

      efs_volume_configuration {
        file_system_id     = "fs-1"
        transit_encryption = volume.value
      }
    }
  }
}

resource "aws_ecs_task_definition" "none_of_the_host" {
  family                = "app"
  container_definitions = "[]"

  volume {
    name      = "data"
    host_path = "/ecs/data"
  }
}

resource "aws_ecs_task_definition" "unknown_encryption" {
  family                = "app"
  container_definitions = "[]"

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-1"
      transit_encryption = var.encryption
    }
  }
}
