variable "undecided" {
  type     = bool
  nullable = false
}

resource "random_password" "this" {
  length = 32
}

resource "aws_rds_cluster" "pass_managed" {
  manage_master_user_password = true
}

resource "aws_rds_cluster" "fail_nobody" {
  manage_master_user_password = false
}

resource "aws_rds_cluster" "fail_in_the_state" {
  master_password = random_password.this.result
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  manage_master_user_password = var.undecided
}

resource "aws_rds_cluster" "pass_write_only" {
  master_password_wo = random_password.this.result
}

resource "aws_db_instance" "pass_instance" {
  manage_master_user_password = true
}

resource "aws_db_instance" "fail_instance" {
  password = "hunter2hunter2"
}

resource "aws_db_instance" "none_replica" {
  replicate_source_db = "another"
}
