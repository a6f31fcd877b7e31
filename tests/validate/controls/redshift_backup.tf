variable "days" {
  type     = number
  nullable = false
}

resource "aws_redshift_cluster" "pass_week" {
  automated_snapshot_retention_period = 7
}

resource "aws_redshift_cluster" "fail_absent" {}

resource "aws_redshift_cluster" "fail_off" {
  automated_snapshot_retention_period = 0
}

resource "aws_redshift_cluster" "fail_short" {
  automated_snapshot_retention_period = 3
}

resource "aws_redshift_cluster" "fail_no_final_snapshot" {
  automated_snapshot_retention_period = 7
  skip_final_snapshot                 = true
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  automated_snapshot_retention_period = var.days
}
