variable "units" {
  type     = number
  nullable = false
}

resource "aws_rds_cluster" "pass_kept" {
  backup_retention_period   = 7
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "pass_kept"
  delete_automated_backups  = false
}

resource "aws_rds_cluster" "fail_too_short" {
  backup_retention_period   = 1
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "fail_too_short"
  delete_automated_backups  = false
}

resource "aws_rds_cluster" "fail_default_days" {
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "fail_default_days"
  delete_automated_backups  = false
}

resource "aws_rds_cluster" "fail_tags" {
  backup_retention_period   = 7
  final_snapshot_identifier = "fail_tags"
  delete_automated_backups  = false
}

resource "aws_rds_cluster" "fail_without_final_snapshot" {
  backup_retention_period  = 7
  copy_tags_to_snapshot    = true
  skip_final_snapshot      = true
  delete_automated_backups = false
}

resource "aws_rds_cluster" "fail_without_name" {
  backup_retention_period  = 7
  copy_tags_to_snapshot    = true
  delete_automated_backups = false
}

resource "aws_rds_cluster" "fail_backups_deleted" {
  backup_retention_period   = 7
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "fail_backups_deleted"
}

resource "aws_rds_cluster" "unknown_days" {
  backup_retention_period   = var.units
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "unknown_days"
  delete_automated_backups  = false
}

resource "aws_db_instance" "pass_instance" {
  backup_retention_period   = 7
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "pass_instance"
  delete_automated_backups  = false
}

resource "aws_db_instance" "fail_instance" {
  backup_retention_period   = 0
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "fail_instance"
  delete_automated_backups  = false
}

resource "aws_db_instance" "none_replica" {
  backup_retention_period   = 7
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "none_replica"
  replicate_source_db       = "another"
}
