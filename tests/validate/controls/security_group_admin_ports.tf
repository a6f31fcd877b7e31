variable "addresses" {
  type     = list(string)
  nullable = false
}

variable "none" {
  type    = list(string)
  default = []
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

data "aws_vpc" "peer" {
  id = "vpc-0"
}

resource "aws_security_group" "pass_own_network" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_security_group" "pass_web_and_own_addresses" {
  ingress {
    from_port        = 443
    to_port          = 443
    protocol         = "tcp"
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.this.cidr_block, data.aws_vpc.peer.cidr_block, "10.1.0.0/16"]
  }

  ingress {
    from_port = 0
    to_port   = 0
    protocol  = "-1"
    self      = true
  }

  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    prefix_list_ids = ["pl-0"]
    security_groups = ["sg-0"]
  }

  ingress {
    from_port   = 8
    to_port     = 0
    protocol    = "icmp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "pass_no_dynamic_rules" {
  dynamic "ingress" {
    for_each = var.none
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}

resource "aws_security_group" "pass_rules_elsewhere" {}

resource "aws_security_group" "fail_ssh" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "fail_ssh_in_a_range" {
  ingress {
    from_port        = 0
    to_port          = 1024
    protocol         = "6"
    ipv6_cidr_blocks = ["::/0"]
  }
}

resource "aws_security_group" "fail_one_of_two" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
  }
}

resource "aws_security_group" "fail_dynamic" {
  dynamic "ingress" {
    for_each = [443, 3389]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
}

resource "aws_security_group" "unknown_addresses" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.addresses
  }
}

resource "aws_security_group" "pass_unknown_addresses_of_https" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.addresses
  }
}

resource "aws_security_group" "unknown_rules" {
  dynamic "ingress" {
    for_each = var.addresses
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}

resource "aws_default_security_group" "pass_closed" {}

resource "aws_default_security_group" "fail_open" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group_rule" "pass_one_address" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["${aws_instance.bastion.public_ip}/32"]
}

resource "aws_instance" "bastion" {}

resource "aws_security_group_rule" "pass_egress" {
  type              = "egress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "none_not_created" {
  count             = length(var.none)
  type              = "ingress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "fail_all_protocols" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = -1
  to_port           = -1
  protocol          = "all"
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_vpc_security_group_ingress_rule" "pass_by_group" {
  security_group_id            = aws_security_group.pass_rules_elsewhere.id
  ip_protocol                  = "-1"
  referenced_security_group_id = "sg-0"
}

resource "aws_vpc_security_group_ingress_rule" "fail_database" {
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 5432
  to_port           = 5432
  ip_protocol       = "tcp"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_ingress_rule" "fail_ipv6" {
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
}

module "vpc" {
  source = "example/vpc/aws"
}

resource "aws_vpc_security_group_ingress_rule" "pass_addresses_of_a_modules_vpc" {
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 5432
  to_port           = 5432
  ip_protocol       = "tcp"
  cidr_ipv4         = module.vpc.vpc_cidr_block
}

resource "aws_security_group_rule" "pass_addresses_of_a_modules_subnets" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = module.vpc.private_subnets_cidr_blocks
}

resource "aws_security_group_rule" "unknown_addresses_of_a_module" {
  type              = "ingress"
  security_group_id = aws_security_group.pass_rules_elsewhere.id
  from_port         = 5432
  to_port           = 5432
  protocol          = "tcp"
  cidr_blocks       = module.vpc.allowed_addresses
}
