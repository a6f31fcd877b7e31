variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_private" {
  publicly_accessible       = false
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = ["sg-0"]
}

resource "aws_redshift_cluster" "fail_public" {
  publicly_accessible       = true
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = ["sg-0"]
}

resource "aws_redshift_cluster" "fail_left_to_the_default" {
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = ["sg-0"]
}

resource "aws_redshift_cluster" "fail_default_group" {
  publicly_accessible       = false
  cluster_subnet_group_name = "private"
}

resource "aws_redshift_cluster" "fail_default_subnets" {
  publicly_accessible    = false
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  publicly_accessible       = var.undecided
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = ["sg-0"]
}

resource "aws_security_group" "open" {}

resource "aws_vpc_security_group_ingress_rule" "open" {
  security_group_id = aws_security_group.open.id
  ip_protocol       = "tcp"
  from_port         = 5000
  to_port           = 6000
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "inline" {
  ingress {
    protocol    = "tcp"
    from_port   = 5439
    to_port     = 5439
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "elsewhere" {
  ingress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    protocol    = "tcp"
    from_port   = 5439
    to_port     = 5439
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_redshift_cluster" "pass_closed_port" {
  publicly_accessible       = false
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = [aws_security_group.elsewhere.id]
}

resource "aws_redshift_cluster" "fail_open_port" {
  publicly_accessible       = false
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = [aws_security_group.open.id]
}

resource "aws_redshift_cluster" "fail_open_inline" {
  publicly_accessible       = false
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = [aws_security_group.inline.id]
}

resource "aws_redshift_endpoint_access" "pass_chosen" {
  subnet_group_name      = "private"
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_redshift_endpoint_access" "fail_default_group" {
  subnet_group_name = "private"
}

resource "aws_redshiftserverless_endpoint_access" "pass_chosen" {
  subnet_ids             = ["subnet-0"]
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_redshiftserverless_endpoint_access" "fail_default_group" {
  subnet_ids = ["subnet-0"]
}

resource "aws_redshiftserverless_workgroup" "pass_private" {
  subnet_ids         = ["subnet-0"]
  security_group_ids = ["sg-0"]
}

resource "aws_redshiftserverless_workgroup" "fail_public" {
  publicly_accessible = true
  subnet_ids          = ["subnet-0"]
  security_group_ids  = ["sg-0"]
}

resource "aws_redshiftserverless_workgroup" "fail_absent" {}

# Another module.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.2"
    }
  }
}

resource "aws_redshift_cluster" "pass_by_default" {
  cluster_subnet_group_name = "private"
  vpc_security_group_ids    = ["sg-0"]
}
