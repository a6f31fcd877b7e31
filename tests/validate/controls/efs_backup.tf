resource "aws_efs_file_system" "pass_copied" {}

resource "aws_efs_backup_policy" "pass_copied" {
  file_system_id = aws_efs_file_system.pass_copied.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system" "fail_alone" {}

resource "aws_efs_file_system" "fail_off" {}

resource "aws_efs_backup_policy" "fail_off" {
  file_system_id = aws_efs_file_system.fail_off.id

  backup_policy {
    status = "DISABLED"
  }
}

variable "status" {
  type     = string
  nullable = false
}

resource "aws_efs_file_system" "unknown_by_the_caller" {}

resource "aws_efs_backup_policy" "unknown_by_the_caller" {
  file_system_id = aws_efs_file_system.unknown_by_the_caller.id

  backup_policy {
    status = var.status
  }
}

variable "off" {
  type    = bool
  default = false
}

resource "aws_efs_file_system" "fail_policy_that_is_not_made" {}

resource "aws_efs_backup_policy" "not_made" {
  count = var.off ? 1 : 0

  file_system_id = aws_efs_file_system.fail_policy_that_is_not_made.id

  backup_policy {
    status = "ENABLED"
  }
}
