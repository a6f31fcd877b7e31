variable "policy" {
  type     = string
  nullable = false
}

resource "aws_lb_listener" "pass_restricted" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
}

resource "aws_lb_listener" "pass_tls_1_3" {
  load_balancer_arn = "arn"
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}

resource "aws_lb_listener" "fail_cbc" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-2-2017-01"
}

resource "aws_lb_listener" "none_default" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
}

resource "aws_lb_listener" "unknown_by_the_caller" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
  ssl_policy        = var.policy
}

resource "aws_lb_listener" "none_tcp" {
  load_balancer_arn = "arn"
  protocol          = "TCP"
}

resource "aws_alb_listener" "pass_restricted" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
}

resource "aws_alb_listener" "pass_tls_1_3" {
  load_balancer_arn = "arn"
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}

resource "aws_alb_listener" "fail_cbc" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS-1-2-2017-01"
}

resource "aws_alb_listener" "none_default" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
}

resource "aws_alb_listener" "unknown_by_the_caller" {
  load_balancer_arn = "arn"
  protocol          = "HTTPS"
  ssl_policy        = var.policy
}

resource "aws_alb_listener" "none_tcp" {
  load_balancer_arn = "arn"
  protocol          = "TCP"
}
