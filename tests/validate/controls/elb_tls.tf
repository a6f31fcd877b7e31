variable "policy" {
  type     = string
  nullable = false
}

resource "aws_lb_listener" "pass_tls_1_2" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_lb_listener" "pass_forward_secrecy" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-FS-1-2-Res-2020-10"
}

resource "aws_lb_listener" "fail_default" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"
}

resource "aws_lb_listener" "fail_tls_1_0" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-0-2021-06"
}

resource "aws_lb_listener" "unknown_by_the_caller" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.policy
}

resource "aws_lb_listener" "none_http" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"
}

resource "aws_alb_listener" "pass_tls_1_2" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}

resource "aws_alb_listener" "pass_forward_secrecy" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-FS-1-2-Res-2020-10"
}

resource "aws_alb_listener" "fail_default" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"
}

resource "aws_alb_listener" "fail_tls_1_0" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "TLS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-0-2021-06"
}

resource "aws_alb_listener" "unknown_by_the_caller" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = var.policy
}

resource "aws_alb_listener" "none_http" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"
}
