variable "addresses" {
  type     = list(string)
  nullable = false
}

resource "aws_security_group" "pass_web" {
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "fail_8443" {
  ingress {
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "fail_range_around_web" {
  ingress {
    from_port   = 79
    to_port     = 81
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# The control of admin ports finds it.
resource "aws_security_group" "pass_ssh" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "unknown_addresses" {
  ingress {
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = var.addresses
  }
}

resource "aws_default_security_group" "pass_closed" {}

resource "aws_default_security_group" "fail_open" {
  ingress {
    from_port   = 9443
    to_port     = 9443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "pass_own_members" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_web.id
  from_port         = 0
  to_port           = 65535
  protocol          = "tcp"
  self              = true
}

resource "aws_security_group_rule" "fail_udp" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_web.id
  from_port         = 1194
  to_port           = 1194
  protocol          = "udp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "pass_prefix_list" {
  security_group_id = aws_security_group.pass_web.id
  from_port         = 8443
  to_port           = 8443
  ip_protocol       = "tcp"
  prefix_list_id    = "pl-0"
}

resource "aws_vpc_security_group_ingress_rule" "fail_ipv6" {
  security_group_id = aws_security_group.pass_web.id
  from_port         = 8443
  to_port           = 8443
  ip_protocol       = "tcp"
  cidr_ipv6         = "::/0"
}
