variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_fsx_lustre_file_system" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_fsx_lustre_file_system" "fail_key_forgotten" {}

resource "aws_fsx_ontap_file_system" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_fsx_ontap_file_system" "fail_key_forgotten" {}

resource "aws_fsx_openzfs_file_system" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_fsx_openzfs_file_system" "fail_key_forgotten" {}

resource "aws_fsx_windows_file_system" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_fsx_windows_file_system" "fail_key_forgotten" {}

resource "aws_fsx_file_cache" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_fsx_file_cache" "fail_key_forgotten" {}

resource "aws_fsx_lustre_file_system" "none_temporary" {
  deployment_type = "SCRATCH_2"
}
