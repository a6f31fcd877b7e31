variable "days" {
  type     = number
  nullable = false
}

resource "aws_neptune_cluster" "pass_week" {
  backup_retention_period = 7
}

resource "aws_neptune_cluster" "fail_absent" {}

resource "aws_neptune_cluster" "fail_short" {
  backup_retention_period = 1
}

resource "aws_neptune_cluster" "fail_no_final_snapshot" {
  backup_retention_period = 7
  skip_final_snapshot     = true
}

resource "aws_neptune_cluster" "none_member_of_a_global_cluster" {
  global_cluster_identifier = "global"
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  backup_retention_period = var.days
}
