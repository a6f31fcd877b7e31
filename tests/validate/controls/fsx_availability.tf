variable "deployment" {
  type     = string
  nullable = false
}

resource "aws_fsx_ontap_file_system" "pass_two_zones" {
  deployment_type = "MULTI_AZ_1"
}

resource "aws_fsx_ontap_file_system" "fail_one_zone" {
  deployment_type = "SINGLE_AZ_1"
}

resource "aws_fsx_openzfs_file_system" "pass_two_zones" {
  deployment_type = "MULTI_AZ_1"
}

resource "aws_fsx_openzfs_file_system" "fail_one_zone" {
  deployment_type = "SINGLE_AZ_1"
}

resource "aws_fsx_windows_file_system" "pass_two_zones" {
  deployment_type = "MULTI_AZ_1"
}

resource "aws_fsx_windows_file_system" "fail_one_zone" {
  deployment_type = "SINGLE_AZ_1"
}

resource "aws_fsx_windows_file_system" "fail_absent" {}

resource "aws_fsx_ontap_file_system" "unknown_by_the_caller" {
  deployment_type = var.deployment
}
