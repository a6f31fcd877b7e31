variable "days" {
  type     = number
  nullable = false
}

resource "aws_fsx_lustre_file_system" "pass_whole" {
  automatic_backup_retention_days = 7
  copy_tags_to_backups            = true
}

resource "aws_fsx_lustre_file_system" "fail_absent" {}

resource "aws_fsx_lustre_file_system" "fail_off" {
  automatic_backup_retention_days = 0
  copy_tags_to_backups            = true
}

resource "aws_fsx_lustre_file_system" "none_temporary" {
  deployment_type = "SCRATCH_2"
}

resource "aws_fsx_lustre_file_system" "unknown_by_the_caller" {
  automatic_backup_retention_days = var.days
  copy_tags_to_backups            = true
}

resource "aws_fsx_ontap_file_system" "pass_daily" {
  automatic_backup_retention_days = 7
}

resource "aws_fsx_ontap_file_system" "fail_absent" {}

resource "aws_fsx_openzfs_file_system" "pass_whole" {
  automatic_backup_retention_days = 7
  copy_tags_to_backups            = true
  copy_tags_to_volumes            = true
}

resource "aws_fsx_openzfs_file_system" "fail_tags" {
  automatic_backup_retention_days = 7
  copy_tags_to_backups            = true
}

resource "aws_fsx_windows_file_system" "pass_by_default" {
  copy_tags_to_backups = true
}

resource "aws_fsx_windows_file_system" "fail_off" {
  automatic_backup_retention_days = 0
  copy_tags_to_backups            = true
}
