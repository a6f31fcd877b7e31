variable "kms_key_id" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_rds_cluster" "pass_whole" {
  storage_encrypted             = true
  kms_key_id                    = var.kms_key_id
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_id
}

resource "aws_rds_cluster" "fail_storage" {
  storage_encrypted             = false
  kms_key_id                    = var.kms_key_id
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_id
}

resource "aws_rds_cluster" "fail_key_forgotten" {
  storage_encrypted             = true
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_id
}

resource "aws_rds_cluster" "fail_wrong_key" {
  storage_encrypted             = true
  kms_key_id                    = "arn:aws:kms:eu-west-1:123456789012:key/another"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_id
}

resource "aws_rds_cluster" "fail_password_with_awss_key" {
  storage_encrypted           = true
  kms_key_id                  = var.kms_key_id
  manage_master_user_password = true
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  storage_encrypted             = var.undecided
  kms_key_id                    = var.kms_key_id
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_id
}

resource "aws_rds_cluster_instance" "pass_insights" {
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.kms_key_id
}

resource "aws_rds_cluster_instance" "fail_insights_key" {
  performance_insights_enabled = true
}

resource "aws_rds_cluster_instance" "none_without_insights" {
  performance_insights_enabled    = false
  performance_insights_kms_key_id = var.kms_key_id
}

resource "aws_db_instance" "pass_instance" {
  storage_encrypted               = true
  kms_key_id                      = var.kms_key_id
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.kms_key_id
}

resource "aws_db_instance" "pass_managed_password" {
  storage_encrypted             = true
  kms_key_id                    = var.kms_key_id
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.kms_key_id
}

resource "aws_db_instance" "fail_instance" {
  kms_key_id                      = var.kms_key_id
  performance_insights_enabled    = true
  performance_insights_kms_key_id = var.kms_key_id
}

resource "aws_db_instance" "fail_wrong_insights_key" {
  storage_encrypted               = true
  kms_key_id                      = var.kms_key_id
  performance_insights_enabled    = true
  performance_insights_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/another"
}

resource "aws_rds_global_cluster" "pass_encrypted" {
  storage_encrypted = true
}

resource "aws_rds_global_cluster" "fail_absent" {}

resource "aws_rds_global_cluster" "none_made_from_a_cluster" {
  source_db_cluster_identifier = "arn:aws:rds:eu-west-1:123456789012:cluster:first"
}
