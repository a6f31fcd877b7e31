variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_rds_cluster" "pass_on" {
  engine                              = "aurora-postgresql"
  iam_database_authentication_enabled = true
}

resource "aws_rds_cluster" "fail_off" {
  engine                              = "aurora-postgresql"
  iam_database_authentication_enabled = false
}

resource "aws_rds_cluster" "fail_absent" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  engine                              = "aurora-postgresql"
  iam_database_authentication_enabled = var.undecided
}

resource "aws_db_instance" "pass_instance" {
  engine                              = "mariadb"
  iam_database_authentication_enabled = true
}

resource "aws_db_instance" "fail_instance" {
  engine = "mariadb"
}

resource "aws_db_instance" "none_oracle" {
  engine                              = "oracle-ee"
  iam_database_authentication_enabled = true
}
