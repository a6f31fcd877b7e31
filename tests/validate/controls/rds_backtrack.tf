variable "seconds" {
  type     = number
  nullable = false
}

resource "aws_rds_cluster" "pass_day" {
  engine           = "aurora-mysql"
  backtrack_window = 86400
}

resource "aws_rds_cluster" "fail_absent" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster" "fail_off" {
  engine           = "aurora-mysql"
  backtrack_window = 0
}

resource "aws_rds_cluster" "none_postgres" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "none_multi_az_cluster" {
  engine = "mysql"
}

resource "aws_rds_cluster" "none_global" {
  engine                    = "aurora-mysql"
  global_cluster_identifier = "global"
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  engine           = "aurora-mysql"
  backtrack_window = var.seconds
}
