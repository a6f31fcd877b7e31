variable "instance_type" {
  type     = string
  nullable = false
}

resource "aws_ami" "pass_hvm" {
  name                = "shop"
  virtualization_type = "hvm"
}

resource "aws_ami" "fail_default" {
  name = "shop"
}

resource "aws_instance" "pass_current" {
  instance_type = "m7g.large"
}

resource "aws_instance" "fail_first_generation" {
  instance_type = "m1.small"
}

resource "aws_instance" "none_by_the_caller" {
  instance_type = var.instance_type
}
