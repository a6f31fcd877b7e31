variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_neptune_cluster" "pass_on" {
  copy_tags_to_snapshot = true
}

resource "aws_neptune_cluster" "fail_absent" {}

resource "aws_neptune_cluster" "fail_off" {
  copy_tags_to_snapshot = false
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  copy_tags_to_snapshot = var.undecided
}
