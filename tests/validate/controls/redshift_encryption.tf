variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_whole" {
  encrypted  = true
  kms_key_id = var.kms_key_arn
}

resource "aws_redshift_cluster" "fail_absent" {
  kms_key_id = var.kms_key_arn
}

resource "aws_redshift_cluster" "fail_off" {
  encrypted  = false
  kms_key_id = var.kms_key_arn
}

resource "aws_redshift_cluster" "fail_key_forgotten" {
  encrypted = true
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  encrypted  = var.undecided
  kms_key_id = var.kms_key_arn
}

resource "aws_redshiftserverless_namespace" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_redshiftserverless_namespace" "fail_key_forgotten" {}

resource "aws_redshift_snapshot_copy_grant" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_redshift_snapshot_copy_grant" "fail_key_forgotten" {}

# Another module.
resource "aws_redshiftserverless_namespace" "pass_module_without_a_key" {}

# Another module.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.2"
    }
  }
}

resource "aws_redshift_cluster" "pass_by_default" {}

resource "aws_redshift_cluster" "fail_off" {
  encrypted = false
}
