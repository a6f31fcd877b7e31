variable "accounts" {
  type     = list(string)
  nullable = false
}

resource "aws_db_snapshot" "pass_private" {}

resource "aws_db_snapshot" "pass_shared" {
  shared_accounts = ["123456789012"]
}

resource "aws_db_snapshot" "fail_public" {
  shared_accounts = ["all"]
}

resource "aws_db_cluster_snapshot" "pass_private" {}

resource "aws_db_cluster_snapshot" "pass_shared" {
  shared_accounts = ["123456789012"]
}

resource "aws_db_cluster_snapshot" "fail_public" {
  shared_accounts = ["all"]
}

resource "aws_db_snapshot_copy" "pass_private" {}

resource "aws_db_snapshot_copy" "pass_shared" {
  shared_accounts = ["123456789012"]
}

resource "aws_db_snapshot_copy" "fail_public" {
  shared_accounts = ["all"]
}

resource "aws_rds_cluster_snapshot_copy" "pass_private" {}

resource "aws_rds_cluster_snapshot_copy" "pass_shared" {
  shared_accounts = ["123456789012"]
}

resource "aws_rds_cluster_snapshot_copy" "fail_public" {
  shared_accounts = ["all"]
}

resource "aws_db_snapshot" "unknown_by_the_caller" {
  shared_accounts = var.accounts
}
