variable "insights" {
  type = string
}

resource "aws_ecs_cluster" "pass_on" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_cluster" "pass_enhanced" {
  name = "main"

  dynamic "setting" {
    for_each = [{ name = "containerInsights", value = "enhanced" }]

    content {
      name  = setting.value.name
      value = setting.value.value
    }
  }
}

resource "aws_ecs_cluster" "fail_off" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_ecs_cluster" "fail_absent" {
  name = "main"
}

resource "aws_ecs_cluster" "unknown_value" {
  name = "main"

  setting {
    name  = "containerInsights"
    value = var.insights
  }
}

# Another module.
resource "aws_ecs_account_setting_default" "this" {
  name  = "containerInsights"
  value = "enabled"
}

resource "aws_ecs_cluster" "pass_default_of_account" {
  name = "main"
}
