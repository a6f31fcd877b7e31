variable "vpc_id" {
  type     = string
  nullable = false
}

resource "aws_vpc" "pass_closed" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "pass_closed" {
  vpc_id = aws_vpc.pass_closed.id
}

resource "aws_default_vpc" "pass_closed" {}

resource "aws_default_security_group" "pass_default_vpc" {
  vpc_id = aws_default_vpc.pass_closed.id
}

resource "aws_default_vpc" "fail_left_open" {}

resource "aws_vpc" "fail_left_open" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_default_security_group" "fail_its_members" {
  vpc_id = var.vpc_id

  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }
}

resource "aws_default_security_group" "fail_egress" {
  vpc_id = var.vpc_id

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# Another module.
variable "vpcs" {
  type     = number
  nullable = false
}

resource "aws_vpc" "unknown_by_the_caller" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_default_security_group" "pass_by_the_caller" {
  count  = var.vpcs
  vpc_id = aws_vpc.unknown_by_the_caller.id
}
