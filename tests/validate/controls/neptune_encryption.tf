variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_neptune_cluster" "pass_whole" {
  storage_encrypted = true
  kms_key_arn       = var.kms_key_arn
}

resource "aws_neptune_cluster" "fail_absent" {}

resource "aws_neptune_cluster" "fail_key_forgotten" {
  storage_encrypted = true
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  storage_encrypted = var.undecided
  kms_key_arn       = var.kms_key_arn
}

resource "aws_neptune_global_cluster" "pass_on" {
  storage_encrypted = true
}

resource "aws_neptune_global_cluster" "fail_absent" {}

resource "aws_neptunegraph_graph" "pass_own_key" {
  kms_key_identifier = var.kms_key_arn
}

resource "aws_neptunegraph_graph" "fail_key_forgotten" {}
