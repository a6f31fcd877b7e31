variable "environment" {
  type     = string
  nullable = false
}

variable "off" {
  type    = bool
  default = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dynamodb_table" "pass_on" {
  deletion_protection_enabled = true
}

resource "aws_dynamodb_table" "pass_in_prod" {
  deletion_protection_enabled = var.environment == "prod"
}

resource "aws_dynamodb_table" "fail_off" {
  deletion_protection_enabled = false
}

resource "aws_dynamodb_table" "fail_by_a_variable_that_is_off" {
  deletion_protection_enabled = var.off
}

resource "aws_dynamodb_table" "unknown_by_the_caller" {
  deletion_protection_enabled = var.undecided
}

resource "aws_dynamodb_table" "fail_absent" {}
