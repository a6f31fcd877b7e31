variable "environment" {
  type     = string
  nullable = false
}

resource "aws_s3_bucket" "pass_absent" {}

resource "aws_s3_bucket" "pass_outside_of_production" {
  force_destroy = var.environment != "prod"
}

resource "aws_s3_bucket" "fail_always" {
  force_destroy = true
}

resource "aws_s3_bucket" "fail_by_a_variable" {
  force_destroy = var.disposable
}

variable "disposable" {
  type    = bool
  default = true
}

variable "undecided" {
  type = bool
}

resource "aws_s3_bucket" "unknown_by_the_caller" {
  force_destroy = var.undecided
}
