variable "types" {
  type     = list(string)
  nullable = false
}

resource "aws_autoscaling_group" "pass_two" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0"
      }

      override {
        instance_type = "m7g.large"
      }

      override {
        instance_type = "m6g.large"
      }
    }
  }
}

resource "aws_autoscaling_group" "pass_requirements" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0"
      }

      override {
        instance_requirements {
          vcpu_count {
            min = 2
          }
        }
      }
    }
  }
}

resource "aws_launch_template" "requirements" {
  instance_requirements {
    vcpu_count {
      min = 2
    }
  }
}

resource "aws_autoscaling_group" "pass_requirements_of_the_template" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.requirements.id
      }
    }
  }
}

resource "aws_autoscaling_group" "fail_template_only" {
  launch_template {
    id = "lt-0"
  }
}

resource "aws_autoscaling_group" "fail_one" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0"
      }

      override {
        instance_type = "m7g.large"
      }
    }
  }
}

resource "aws_autoscaling_group" "unknown_by_the_caller" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0"
      }

      dynamic "override" {
        for_each = var.types
        content {
          instance_type = override.value
        }
      }
    }
  }
}
