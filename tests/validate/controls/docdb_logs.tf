variable "exports" {
  type     = list(string)
  nullable = false
}

resource "aws_docdb_cluster_parameter_group" "audited" {
  name = "audited"

  parameter {
    name  = "audit_logs"
    value = "enabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "plain" {
  name = "plain"
}

resource "aws_docdb_cluster_parameter_group" "off" {
  name = "off"

  parameter {
    name  = "audit_logs"
    value = "disabled"
  }
}

resource "aws_docdb_cluster" "pass_audited" {
  enabled_cloudwatch_logs_exports = ["audit", "profiler"]
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.audited.name
}

resource "aws_docdb_cluster" "pass_group_from_elsewhere" {
  enabled_cloudwatch_logs_exports = ["audit"]
}

resource "aws_docdb_cluster" "fail_absent" {}

resource "aws_docdb_cluster" "fail_profiler_only" {
  enabled_cloudwatch_logs_exports = ["profiler"]
}

resource "aws_docdb_cluster" "fail_nothing_recorded" {
  enabled_cloudwatch_logs_exports = ["audit"]
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.plain.name
}

resource "aws_docdb_cluster" "fail_off" {
  enabled_cloudwatch_logs_exports = ["audit"]
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.off.name
}

resource "aws_docdb_cluster" "unknown_by_the_caller" {
  enabled_cloudwatch_logs_exports = var.exports
}
