variable "environment" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_rds_cluster" "pass_on" {
  deletion_protection = true
}

resource "aws_rds_cluster" "pass_in_prod" {
  deletion_protection = var.environment == "prod"
}

resource "aws_rds_cluster" "fail_off" {
  deletion_protection = var.environment == "dev"
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  deletion_protection = var.undecided
}

resource "aws_db_instance" "pass_instance" {
  deletion_protection = true
}

resource "aws_db_instance" "fail_instance" {}
