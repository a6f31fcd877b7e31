variable "protocol" {
  type     = string
  nullable = false
}

resource "aws_lb_listener" "pass_redirect" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "pass_https" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"

  default_action {
    type             = "forward"
    target_group_arn = "arn"
  }
}

resource "aws_lb_listener" "pass_tcp" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "TCP"
}

resource "aws_lb_listener" "fail_forward" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = "arn"
  }
}

resource "aws_lb_listener" "fail_redirect_to_http" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      host        = "example.com"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "unknown_by_the_caller" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = var.protocol

  default_action {
    type             = "forward"
    target_group_arn = "arn"
  }
}

resource "aws_alb_listener" "pass_redirect" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_alb_listener" "pass_https" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "HTTPS"

  default_action {
    type             = "forward"
    target_group_arn = "arn"
  }
}

resource "aws_alb_listener" "pass_tcp" {
  load_balancer_arn = "arn"
  port              = 443
  protocol          = "TCP"
}

resource "aws_alb_listener" "fail_forward" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = "arn"
  }
}

resource "aws_alb_listener" "fail_redirect_to_http" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      host        = "example.com"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_alb_listener" "unknown_by_the_caller" {
  load_balancer_arn = "arn"
  port              = 80
  protocol          = var.protocol

  default_action {
    type             = "forward"
    target_group_arn = "arn"
  }
}
