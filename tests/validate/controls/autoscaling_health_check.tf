variable "kind" {
  type     = string
  nullable = false
}

resource "aws_autoscaling_group" "pass_load_balancer" {
  health_check_type = "ELB"
  target_group_arns = ["arn"]
}

resource "aws_autoscaling_group" "none_alone" {}

resource "aws_autoscaling_group" "fail_default" {
  target_group_arns = ["arn"]
}

resource "aws_autoscaling_group" "fail_traffic_source" {
  health_check_type = "EC2"

  traffic_source {
    identifier = "arn"
    type       = "elbv2"
  }
}

resource "aws_autoscaling_group" "fail_attached" {}

resource "aws_autoscaling_attachment" "this" {
  autoscaling_group_name = aws_autoscaling_group.fail_attached.name
  lb_target_group_arn    = "arn"
}

resource "aws_autoscaling_group" "unknown_by_the_caller" {
  health_check_type = var.kind
  target_group_arns = ["arn"]
}
