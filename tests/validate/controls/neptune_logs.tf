variable "exports" {
  type     = list(string)
  nullable = false
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
