variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dms_replication_instance" "pass_on" {
  auto_minor_version_upgrade = true
}

resource "aws_dms_replication_instance" "fail_absent" {}

resource "aws_dms_replication_instance" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_dms_replication_instance" "unknown_by_the_caller" {
  auto_minor_version_upgrade = var.undecided
}
