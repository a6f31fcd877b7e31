variable "environment" {
  type     = string
  nullable = false
}

variable "off" {
  type    = bool
  default = false
}

variable "another" {
  type     = string
  nullable = false
}

resource "aws_rds_cluster" "pass_two" {
  cluster_identifier = "pass_two"
}

resource "aws_rds_cluster_instance" "pass_two" {
  count = 2

  cluster_identifier = aws_rds_cluster.pass_two.id
}

resource "aws_rds_cluster" "pass_in_prod" {
  cluster_identifier = "pass_in_prod"
}

resource "aws_rds_cluster_instance" "pass_in_prod" {
  count = var.environment == "prod" ? 2 : 1

  cluster_identifier = aws_rds_cluster.pass_in_prod.id
}

resource "aws_rds_cluster" "fail_one" {
  cluster_identifier = "fail_one"
}

resource "aws_rds_cluster_instance" "fail_one" {
  count = 1

  cluster_identifier = aws_rds_cluster.fail_one.id
}

resource "aws_rds_cluster" "fail_none" {
  cluster_identifier = "fail_none"
}

resource "aws_rds_cluster_instance" "fail_none" {
  count = var.off ? 2 : 0

  cluster_identifier = aws_rds_cluster.fail_none.id
}

resource "aws_rds_cluster" "fail_of_another" {
  cluster_identifier = "fail_of_another"
}

resource "aws_rds_cluster_instance" "fail_of_another" {
  count = 2

  cluster_identifier = aws_rds_cluster.pass_two.id
}

resource "aws_rds_cluster" "none_multi_az" {
  db_cluster_instance_class = "db.r6gd.large"
}

resource "aws_db_instance" "pass_instance" {
  multi_az = true
}

resource "aws_db_instance" "fail_instance" {}

resource "aws_db_instance" "none_replica" {
  replicate_source_db = "another"
}
