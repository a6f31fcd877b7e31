variable "protection" {
  type = string
}

resource "aws_ecs_capacity_provider" "pass_protected" {
  name = "instances"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:x"
    managed_termination_protection = "ENABLED"
  }
}

resource "aws_ecs_capacity_provider" "fail_absent" {
  name = "instances"

  auto_scaling_group_provider {
    auto_scaling_group_arn = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:x"
  }
}

resource "aws_ecs_capacity_provider" "fail_off" {
  name = "instances"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:x"
    managed_termination_protection = "DISABLED"
  }
}

resource "aws_ecs_capacity_provider" "none_of_managed_instances" {
  name = "instances"
}

resource "aws_ecs_capacity_provider" "unknown_protection" {
  name = "instances"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:x"
    managed_termination_protection = var.protection
  }
}
