variable "name" {
  type     = string
  nullable = false
}

resource "aws_rds_cluster" "pass_own" {
  master_username = "keeper"
}

resource "aws_rds_cluster" "fail_default" {
  master_username = "admin"
}

resource "aws_rds_cluster" "none_restored" {
  snapshot_identifier = "before"
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  master_username = var.name
}

resource "aws_db_instance" "pass_own" {
  username = "keeper"
}

resource "aws_db_instance" "fail_default" {
  username = "postgres"
}
