variable "exports" {
  type     = list(string)
  nullable = false
}

resource "aws_neptune_cluster_parameter_group" "audited" {
  name = "audited"

  parameter {
    name  = "neptune_enable_audit_log"
    value = 1
  }
}

resource "aws_neptune_cluster_parameter_group" "plain" {
  name = "plain"
}

resource "aws_neptune_cluster" "pass_audited" {
  enable_cloudwatch_logs_exports       = ["audit"]
  neptune_cluster_parameter_group_name = aws_neptune_cluster_parameter_group.audited.name
}

resource "aws_neptune_cluster" "fail_nothing_recorded" {
  enable_cloudwatch_logs_exports       = ["audit"]
  neptune_cluster_parameter_group_name = aws_neptune_cluster_parameter_group.plain.name
}

resource "aws_neptune_cluster" "pass_audit" {
  enable_cloudwatch_logs_exports = ["audit"]
}

resource "aws_neptune_cluster" "fail_absent" {}

resource "aws_neptune_cluster" "fail_slow_queries_only" {
  enable_cloudwatch_logs_exports = ["slowquery"]
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  enable_cloudwatch_logs_exports = var.exports
}
