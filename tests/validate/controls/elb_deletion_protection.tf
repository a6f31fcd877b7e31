variable "environment" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_lb" "pass_on" {
  enable_deletion_protection = true
}

resource "aws_lb" "pass_in_prod" {
  load_balancer_type         = "network"
  enable_deletion_protection = var.environment == "prod"
}

resource "aws_lb" "fail_off" {
  enable_deletion_protection = false
}

resource "aws_lb" "unknown_by_the_caller" {
  enable_deletion_protection = var.undecided
}

resource "aws_alb" "pass_on" {
  enable_deletion_protection = true
}

resource "aws_alb" "pass_in_prod" {
  load_balancer_type         = "network"
  enable_deletion_protection = var.environment == "prod"
}

resource "aws_alb" "fail_off" {
  enable_deletion_protection = false
}

resource "aws_alb" "unknown_by_the_caller" {
  enable_deletion_protection = var.undecided
}
