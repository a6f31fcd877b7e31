variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_default" {}

resource "aws_redshift_cluster" "pass_on" {
  allow_version_upgrade = true
}

resource "aws_redshift_cluster" "fail_off" {
  allow_version_upgrade = false
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  allow_version_upgrade = var.undecided
}
