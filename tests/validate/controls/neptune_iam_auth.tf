variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_neptune_cluster" "pass_on" {
  iam_database_authentication_enabled = true
}

resource "aws_neptune_cluster" "fail_absent" {}

resource "aws_neptune_cluster" "fail_off" {
  iam_database_authentication_enabled = false
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  iam_database_authentication_enabled = var.undecided
}
