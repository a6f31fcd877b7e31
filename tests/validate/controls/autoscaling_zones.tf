variable "subnets" {
  type     = list(string)
  nullable = false
}

resource "aws_autoscaling_group" "pass_subnets" {
  vpc_zone_identifier = ["subnet-0", "subnet-1"]
}

resource "aws_autoscaling_group" "pass_zones" {
  availability_zones = ["eu-central-1a", "eu-central-1b"]
}

resource "aws_autoscaling_group" "fail_one" {
  vpc_zone_identifier = [var.subnets[0]]
}

resource "aws_autoscaling_group" "none_without_subnets" {}

resource "aws_autoscaling_group" "unknown_by_the_caller" {
  vpc_zone_identifier = var.subnets
}
