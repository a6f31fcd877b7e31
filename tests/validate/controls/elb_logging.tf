variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_lb" "pass_logged" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}

resource "aws_lb" "fail_none" {}

resource "aws_lb" "fail_off" {
  access_logs {
    bucket = "logs"
  }
}

resource "aws_lb" "unknown_by_the_caller" {
  access_logs {
    bucket  = "logs"
    enabled = var.undecided
  }
}

resource "aws_lb" "none_network" {
  load_balancer_type = "network"
}

resource "aws_lb_listener" "tcp" {
  load_balancer_arn = aws_lb.none_network.arn
  protocol          = "TCP"
}

resource "aws_lb" "fail_network_with_tls" {
  load_balancer_type = "network"
}

resource "aws_lb_listener" "tls" {
  load_balancer_arn = aws_lb.fail_network_with_tls.arn
  protocol          = "TLS"
}

resource "aws_lb" "none_gateway" {
  load_balancer_type = "gateway"
}

resource "aws_alb" "pass_logged" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}

resource "aws_alb" "fail_none" {}

resource "aws_alb" "fail_off" {
  access_logs {
    bucket = "logs"
  }
}

resource "aws_alb" "unknown_by_the_caller" {
  access_logs {
    bucket  = "logs"
    enabled = var.undecided
  }
}

resource "aws_alb" "none_network" {
  load_balancer_type = "network"
}

resource "aws_alb_listener" "tcp" {
  load_balancer_arn = aws_alb.none_network.arn
  protocol          = "TCP"
}

resource "aws_alb" "fail_network_with_tls" {
  load_balancer_type = "network"
}

resource "aws_alb_listener" "tls" {
  load_balancer_arn = aws_alb.fail_network_with_tls.arn
  protocol          = "TLS"
}

resource "aws_alb" "none_gateway" {
  load_balancer_type = "gateway"
}

resource "aws_elb" "pass_logged" {
  access_logs {
    bucket = "logs"
  }
}

resource "aws_elb" "fail_none" {}

resource "aws_elb" "fail_off" {
  access_logs {
    bucket  = "logs"
    enabled = false
  }
}
