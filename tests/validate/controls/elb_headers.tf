variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_lb" "pass_drops" {
  drop_invalid_header_fields = true
}

resource "aws_lb" "pass_strictest" {
  load_balancer_type         = "application"
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
}

resource "aws_lb" "fail_default" {}

resource "aws_lb" "fail_monitor" {
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "monitor"
}

resource "aws_lb" "unknown_by_the_caller" {
  drop_invalid_header_fields = var.undecided
}

resource "aws_lb" "none_network" {
  load_balancer_type = "network"
}

resource "aws_alb" "pass_drops" {
  drop_invalid_header_fields = true
}

resource "aws_alb" "pass_strictest" {
  load_balancer_type         = "application"
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "strictest"
}

resource "aws_alb" "fail_default" {}

resource "aws_alb" "fail_monitor" {
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "monitor"
}

resource "aws_alb" "unknown_by_the_caller" {
  drop_invalid_header_fields = var.undecided
}

resource "aws_alb" "none_network" {
  load_balancer_type = "network"
}

resource "aws_elb" "pass_default" {}

resource "aws_elb" "fail_monitor" {
  desync_mitigation_mode = "monitor"
}
