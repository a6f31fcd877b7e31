variable "configuration" {
  type = list(string)
}

resource "aws_subnet" "private" {
  vpc_id = "vpc-1"
}

resource "aws_subnet" "public" {
  vpc_id                  = "vpc-1"
  map_public_ip_on_launch = true
}

resource "aws_emr_cluster" "pass_private" {
  name                   = "analysis"
  security_configuration = "encrypted"

  ec2_attributes {
    subnet_id = aws_subnet.private.id
  }
}

resource "aws_emr_cluster" "fail_without" {
  name = "analysis"
}

resource "aws_emr_cluster" "fail_public" {
  name                   = "analysis"
  security_configuration = "encrypted"

  ec2_attributes {
    subnet_id = aws_subnet.public.id
  }
}

resource "aws_emr_cluster" "unknown_configuration" {
  name                   = "analysis"
  security_configuration = var.configuration[0]
}
