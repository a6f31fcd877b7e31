variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_db_snapshot_copy" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_db_snapshot_copy" "fail_key_forgotten" {}

resource "aws_rds_cluster_snapshot_copy" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_rds_cluster_snapshot_copy" "fail_key_forgotten" {}

resource "aws_db_instance_automated_backups_replication" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_db_instance_automated_backups_replication" "fail_key_forgotten" {}

resource "aws_rds_cluster_activity_stream" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_rds_cluster_activity_stream" "fail_key_forgotten" {}
