variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dms_replication_instance" "pass_private" {}

resource "aws_dms_replication_instance" "pass_off" {
  publicly_accessible = false
}

resource "aws_dms_replication_instance" "fail_public" {
  publicly_accessible = true
}

resource "aws_dms_replication_instance" "unknown_by_the_caller" {
  publicly_accessible = var.undecided
}
