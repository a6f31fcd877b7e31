variable "days" {
  type     = number
  nullable = false
}

resource "aws_memorydb_cluster" "pass_both" {
  snapshot_retention_limit = 7
  final_snapshot_name      = "last"
}

resource "aws_memorydb_cluster" "fail_absent" {}

resource "aws_memorydb_cluster" "fail_off" {
  snapshot_retention_limit = 0
  final_snapshot_name      = "last"
}

resource "aws_memorydb_cluster" "fail_no_final_snapshot" {
  snapshot_retention_limit = 7
}

resource "aws_memorydb_cluster" "unknown_by_the_caller" {
  snapshot_retention_limit = var.days
  final_snapshot_name      = "last"
}
