variable "protocol" {
  type     = string
  nullable = false
}

resource "aws_lb_target_group" "pass_https" {
  port     = 443
  protocol = "HTTPS"

  health_check {
    protocol = "HTTPS"
  }
}

resource "aws_lb_target_group" "pass_tcp" {
  port     = 443
  protocol = "TCP"
}

resource "aws_lb_target_group" "fail_http" {
  port     = 80
  protocol = "HTTP"
}

resource "aws_lb_target_group" "fail_health_check" {
  port     = 443
  protocol = "HTTPS"

  health_check {
    path = "/health"
  }
}

resource "aws_lb_target_group" "unknown_by_the_caller" {
  port     = 80
  protocol = var.protocol
}

resource "aws_lb_target_group" "none_function" {
  target_type = "lambda"
}

resource "aws_lb_target_group" "none_appliance" {
  port     = 6081
  protocol = "GENEVE"
}

resource "aws_alb_target_group" "pass_https" {
  port     = 443
  protocol = "HTTPS"

  health_check {
    protocol = "HTTPS"
  }
}

resource "aws_alb_target_group" "pass_tcp" {
  port     = 443
  protocol = "TCP"
}

resource "aws_alb_target_group" "fail_http" {
  port     = 80
  protocol = "HTTP"
}

resource "aws_alb_target_group" "fail_health_check" {
  port     = 443
  protocol = "HTTPS"

  health_check {
    path = "/health"
  }
}

resource "aws_alb_target_group" "unknown_by_the_caller" {
  port     = 80
  protocol = var.protocol
}

resource "aws_alb_target_group" "none_function" {
  target_type = "lambda"
}

resource "aws_alb_target_group" "none_appliance" {
  port     = 6081
  protocol = "GENEVE"
}

resource "aws_elb" "pass_https" {
  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 443
    instance_protocol = "https"
  }
}

resource "aws_elb" "fail_http" {
  listener {
    lb_port           = 443
    lb_protocol       = "https"
    instance_port     = 80
    instance_protocol = "http"
  }
}
