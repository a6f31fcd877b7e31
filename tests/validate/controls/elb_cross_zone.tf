variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_lb" "pass_on" {
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
}

resource "aws_lb" "fail_default" {
  load_balancer_type = "gateway"
}

resource "aws_lb" "unknown_by_the_caller" {
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = var.undecided
}

resource "aws_lb" "none_application" {}

resource "aws_alb" "pass_on" {
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
}

resource "aws_alb" "fail_default" {
  load_balancer_type = "gateway"
}

resource "aws_alb" "unknown_by_the_caller" {
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = var.undecided
}

resource "aws_alb" "none_application" {}

resource "aws_elb" "pass_default" {}

resource "aws_elb" "fail_off" {
  cross_zone_load_balancing = false
}
