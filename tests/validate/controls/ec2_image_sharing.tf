variable "group" {
  type     = string
  nullable = false
}

resource "aws_ami_launch_permission" "pass_account" {
  image_id   = "ami-0"
  account_id = "111122223333"
}

resource "aws_ami_launch_permission" "fail_everybody" {
  image_id = "ami-0"
  group    = "all"
}

resource "aws_ami_launch_permission" "unknown_by_the_caller" {
  image_id = "ami-0"
  group    = var.group
}

resource "aws_ec2_image_block_public_access" "pass_blocked" {
  state = "block-new-sharing"
}

resource "aws_ec2_image_block_public_access" "fail_unblocked" {
  state = "unblocked"
}
