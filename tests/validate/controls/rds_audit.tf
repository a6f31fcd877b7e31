variable "exports" {
  type     = list(string)
  nullable = false
}

resource "aws_rds_cluster_parameter_group" "audited" {
  name = "audited"

  parameter {
    name  = "server_audit_logging"
    value = "1"
  }
}

resource "aws_rds_cluster_parameter_group" "plain" {
  name = "plain"
}

resource "aws_rds_cluster" "pass_audited" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["audit", "error"]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.audited.name
}

resource "aws_rds_cluster" "fail_absent" {
  engine = "aurora-mysql"
}

resource "aws_rds_cluster" "fail_not_exported" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["error"]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.audited.name
}

resource "aws_rds_cluster" "fail_nothing_recorded" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = ["audit"]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.plain.name
}

resource "aws_rds_cluster" "none_postgres" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = var.exports
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.audited.name
}
