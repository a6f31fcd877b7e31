variable "addresses" {
  type     = string
  nullable = false
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_network_acl" "pass_web" {
  vpc_id = aws_vpc.this.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 110
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = aws_vpc.this.cidr_block
  }
}

resource "aws_network_acl" "pass_denied_first" {
  vpc_id = aws_vpc.this.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 20
    to_port    = 22
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no    = 91
    action     = "deny"
    protocol   = "tcp"
    from_port  = 3389
    to_port    = 3389
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl" "fail_all" {
  vpc_id = aws_vpc.this.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl" "fail_denied_for_ipv4_only" {
  vpc_id = aws_vpc.this.id

  ingress {
    rule_no    = 90
    action     = "deny"
    protocol   = "tcp"
    from_port  = 0
    to_port    = 65535
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no         = 100
    action          = "allow"
    protocol        = "tcp"
    from_port       = 22
    to_port         = 22
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "unknown_addresses" {
  vpc_id = aws_vpc.this.id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 22
    to_port    = 22
    cidr_block = var.addresses
  }
}

resource "aws_default_network_acl" "pass_closed" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
}

resource "aws_default_network_acl" "fail_as_aws_made_it" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "-1"
    from_port  = 0
    to_port    = 0
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl" "pass_of_rules" {
  vpc_id = aws_vpc.this.id
}

resource "aws_network_acl_rule" "none_denies" {
  network_acl_id = aws_network_acl.pass_of_rules.id
  rule_number    = 90
  rule_action    = "deny"
  protocol       = "tcp"
  from_port      = 0
  to_port        = 4000
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "pass_after_the_denial" {
  network_acl_id = aws_network_acl.pass_of_rules.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 0
  to_port        = 65535
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "fail_before_the_denial" {
  network_acl_id = aws_network_acl.pass_of_rules.id
  rule_number    = 80
  rule_action    = "allow"
  protocol       = "6"
  from_port      = 22
  to_port        = 22
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "pass_ephemeral_ports_of_answers" {
  network_acl_id = aws_network_acl.pass_web.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = 32768
  to_port        = 65535
  cidr_block     = "0.0.0.0/0"
}

resource "aws_network_acl_rule" "none_egress" {
  network_acl_id = aws_network_acl.pass_web.id
  rule_number    = 100
  egress         = true
  rule_action    = "allow"
  protocol       = "-1"
  cidr_block     = "0.0.0.0/0"
}
