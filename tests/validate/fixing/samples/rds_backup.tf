resource "aws_rds_cluster" "tags" {
  backup_retention_period   = 7
  delete_automated_backups  = false
  final_snapshot_identifier = "last"
}

resource "aws_db_instance" "tags" {
  backup_retention_period   = 7
  copy_tags_to_snapshot     = false
  delete_automated_backups  = false
  final_snapshot_identifier = "last"
}
