variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_managed" {
  manage_master_password = true
}

resource "aws_redshift_cluster" "pass_write_only" {
  master_password_wo         = "from elsewhere"
  master_password_wo_version = 1
}

resource "aws_redshift_cluster" "fail_written" {
  master_password = "Secret123"
}

resource "aws_redshift_cluster" "fail_absent" {}

resource "aws_redshift_cluster" "none_restored" {
  snapshot_identifier = "before"
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  manage_master_password = var.undecided
}

resource "aws_redshiftserverless_namespace" "pass_managed" {
  manage_admin_password = true
}

resource "aws_redshiftserverless_namespace" "fail_written" {
  admin_user_password = "Secret123"
}

resource "aws_redshiftserverless_namespace" "none_without_password" {}
