variable "state" {
  type     = string
  nullable = false
}

resource "aws_ebs_snapshot_block_public_access" "pass_all" {
  state = "block-all-sharing"
}

resource "aws_ebs_snapshot_block_public_access" "fail_new_only" {
  state = "block-new-sharing"
}

resource "aws_ebs_snapshot_block_public_access" "fail_unblocked" {
  state = "unblocked"
}

resource "aws_ebs_snapshot_block_public_access" "unknown_by_the_caller" {
  state = var.state
}
