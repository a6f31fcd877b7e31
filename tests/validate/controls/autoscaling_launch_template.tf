variable "templates" {
  type     = list(string)
  nullable = false
}

resource "aws_autoscaling_group" "pass_template" {
  launch_template {
    id = "lt-0"
  }
}

resource "aws_autoscaling_group" "pass_mixed" {
  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = "lt-0"
      }
    }
  }
}

resource "aws_autoscaling_group" "fail_configuration" {
  launch_configuration = "lc"
}

resource "aws_autoscaling_group" "unknown_by_the_caller" {
  dynamic "launch_template" {
    for_each = var.templates
    content {
      id = launch_template.value
    }
  }
}
