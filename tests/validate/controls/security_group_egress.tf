variable "addresses" {
  type     = list(string)
  nullable = false
}

resource "aws_security_group" "pass_https" {
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "pass_rules_elsewhere" {}

resource "aws_security_group" "fail_all" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "unknown_addresses" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = var.addresses
  }
}

resource "aws_security_group_rule" "pass_vpc" {
  type              = "egress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  cidr_blocks       = ["10.0.0.0/8"]
}

resource "aws_security_group_rule" "fail_all" {
  type              = "egress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  ipv6_cidr_blocks  = ["::/0"]
}

resource "aws_security_group_rule" "none_ingress" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_egress_rule" "pass_tcp" {
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 0
  to_port           = 65535
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "fail_all" {
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
