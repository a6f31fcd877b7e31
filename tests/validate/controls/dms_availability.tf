variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dms_replication_instance" "pass_on" {
  multi_az = true
}

resource "aws_dms_replication_instance" "fail_absent" {}

resource "aws_dms_replication_instance" "unknown_by_the_caller" {
  multi_az = var.undecided
}

resource "aws_dms_replication_config" "pass_on" {
  compute_config {
    multi_az = true
  }
}

resource "aws_dms_replication_config" "fail_off" {
  compute_config {
    multi_az = false
  }
}
