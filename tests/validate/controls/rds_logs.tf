variable "off" {
  type    = bool
  default = false
}

variable "exports" {
  type     = list(string)
  nullable = false
}

resource "aws_rds_cluster" "pass_kept" {
  engine                          = "aurora-postgresql"
  cluster_identifier              = "pass_kept"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_cloudwatch_log_group" "pass_kept" {
  name              = "/aws/rds/cluster/${aws_rds_cluster.pass_kept.cluster_identifier}/postgresql"
  retention_in_days = 365
}

resource "aws_rds_cluster" "fail_without_export" {
  engine             = "aurora-postgresql"
  cluster_identifier = "fail_without_export"
}

resource "aws_cloudwatch_log_group" "fail_without_export" {
  name              = "/aws/rds/cluster/${aws_rds_cluster.fail_without_export.cluster_identifier}/postgresql"
  retention_in_days = 365
}

resource "aws_rds_cluster" "fail_for_ever" {
  engine                          = "aurora-postgresql"
  cluster_identifier              = "fail_for_ever"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_cloudwatch_log_group" "fail_for_ever" {
  name = "/aws/rds/cluster/${aws_rds_cluster.fail_for_ever.cluster_identifier}/postgresql"
}

resource "aws_rds_cluster" "fail_group_of_another" {
  engine                          = "aurora-postgresql"
  cluster_identifier              = "fail_group_of_another"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_cloudwatch_log_group" "fail_group_of_another" {
  name              = "/aws/rds/cluster/${aws_rds_cluster.pass_kept.cluster_identifier}/postgresql"
  retention_in_days = 365
}

resource "aws_rds_cluster" "fail_group_that_is_not_made" {
  engine                          = "aurora-postgresql"
  cluster_identifier              = "fail_group_that_is_not_made"
  enabled_cloudwatch_logs_exports = ["postgresql"]
}

resource "aws_cloudwatch_log_group" "fail_group_that_is_not_made" {
  count = var.off ? 1 : 0

  name              = "/aws/rds/cluster/${aws_rds_cluster.fail_group_that_is_not_made.cluster_identifier}/postgresql"
  retention_in_days = 365
}

resource "aws_rds_cluster" "unknown_exports" {
  engine                          = "aurora-postgresql"
  cluster_identifier              = "unknown_exports"
  enabled_cloudwatch_logs_exports = var.exports
}

resource "aws_cloudwatch_log_group" "unknown_exports" {
  name              = "/aws/rds/cluster/${aws_rds_cluster.unknown_exports.cluster_identifier}/postgresql"
  retention_in_days = 365
}

resource "aws_db_instance" "pass_instance" {
  engine                          = "mysql"
  identifier                      = "pass_instance"
  enabled_cloudwatch_logs_exports = ["error"]
}

resource "aws_cloudwatch_log_group" "pass_instance" {
  name              = "/aws/rds/instance/pass_instance/error"
  retention_in_days = 365
}

resource "aws_db_instance" "fail_instance" {
  engine                          = "mysql"
  identifier                      = "fail_instance"
  enabled_cloudwatch_logs_exports = []
}

resource "aws_cloudwatch_log_group" "fail_instance" {
  name              = "/aws/rds/instance/fail_instance/error"
  retention_in_days = 365
}
