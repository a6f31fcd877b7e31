resource "aws_security_group" "pass_described" {
  description = "The load balancer of the shop"

  ingress {
    description = "HTTPS from the office"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  egress {
    description = "To the shop"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "fail_none" {}

resource "aws_security_group" "fail_of_the_provider" {
  description = "Managed by Terraform"
}

resource "aws_security_group" "fail_rule" {
  description = "The load balancer of the shop"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group_rule" "pass_described" {
  description       = "HTTPS from the office"
  type              = "ingress"
  security_group_id = aws_security_group.pass_described.id
}

resource "aws_security_group_rule" "fail_none" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_described.id
}

resource "aws_vpc_security_group_ingress_rule" "pass_described" {
  description       = "HTTPS from the office"
  security_group_id = aws_security_group.pass_described.id
}

resource "aws_vpc_security_group_ingress_rule" "fail_empty" {
  description       = ""
  security_group_id = aws_security_group.pass_described.id
}

resource "aws_vpc_security_group_egress_rule" "pass_described" {
  description       = "To the shop"
  security_group_id = aws_security_group.pass_described.id
}

resource "aws_vpc_security_group_egress_rule" "fail_none" {
  security_group_id = aws_security_group.pass_described.id
}
