variable "name" {
  type     = string
  nullable = false
}

resource "aws_redshift_cluster" "pass_own" {
  master_username = "keeper"
  database_name   = "sales"
}

resource "aws_redshift_cluster" "fail_user" {
  master_username = "awsuser"
  database_name   = "sales"
}

resource "aws_redshift_cluster" "fail_database" {
  master_username = "keeper"
}

resource "aws_redshift_cluster" "none_restored" {
  snapshot_identifier = "before"
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  master_username = var.name
  database_name   = "sales"
}

resource "aws_redshiftserverless_namespace" "pass_own" {
  admin_username = "keeper"
  db_name        = "sales"
}

resource "aws_redshiftserverless_namespace" "fail_absent" {}

resource "aws_redshiftserverless_namespace" "fail_user" {
  admin_username = "admin"
  db_name        = "sales"
}
