resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

variable "logging" {
  type = string
}

resource "aws_ecs_cluster" "pass_logged" {
  name = "main"

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.this.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_log_group_name = "exec"
      }
    }
  }
}

resource "aws_ecs_cluster" "fail_not_logged" {
  name = "main"

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.this.arn
      logging    = "NONE"
    }
  }
}

resource "aws_ecs_cluster" "fail_without_key" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "DEFAULT"
    }
  }
}

resource "aws_ecs_cluster" "none_default" {
  name = "main"
}

resource "aws_ecs_cluster" "unknown_logging" {
  name = "main"

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.this.arn
      logging    = var.logging
    }
  }
}

# Another module.
resource "aws_ecs_cluster" "pass_module_without_key" {
  name = "main"

  configuration {
    execute_command_configuration {
      logging = "DEFAULT"
    }
  }
}
