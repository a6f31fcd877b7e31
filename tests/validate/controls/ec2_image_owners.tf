variable "owners" {
  type = list(string)
}

data "aws_ami" "pass_owner" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-*"]
  }
}

data "aws_ami" "pass_filter" {
  most_recent = true

  filter {
    name   = "owner-alias"
    values = ["amazon"]
  }
}

data "aws_ami" "fail_name_only" {
  most_recent = true

  filter {
    name   = "name"
    values = ["al2023-ami-*"]
  }
}

data "aws_ami" "unknown_by_the_caller" {
  most_recent = true
  owners      = var.owners
}

data "aws_ami_ids" "pass_owner" {
  owners = ["self"]
}

data "aws_ami_ids" "fail_empty" {
  owners = []
}
