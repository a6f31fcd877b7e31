variable "destination" {
  type     = string
  nullable = false
}

resource "aws_route_table" "pass_peer" {
  vpc_id = "vpc-0"

  route {
    cidr_block                = "10.1.0.0/16"
    vpc_peering_connection_id = "pcx-0"
  }

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = "nat-0"
  }
}

resource "aws_route_table" "fail_everything" {
  vpc_id = "vpc-0"

  route {
    cidr_block                = "0.0.0.0/0"
    vpc_peering_connection_id = "pcx-0"
  }
}

resource "aws_route_table" "none_without_peer" {
  vpc_id = "vpc-0"
}

resource "aws_default_route_table" "pass_peer" {
  default_route_table_id = "rtb-0"

  route {
    cidr_block                = "10.1.0.0/16"
    vpc_peering_connection_id = "pcx-0"
  }
}

resource "aws_default_route_table" "fail_everything" {
  default_route_table_id = "rtb-0"

  route {
    ipv6_cidr_block           = "::/0"
    vpc_peering_connection_id = "pcx-0"
  }
}

resource "aws_route" "pass_peer" {
  route_table_id            = "rtb-0"
  destination_cidr_block    = "10.1.0.0/16"
  vpc_peering_connection_id = "pcx-0"
}

resource "aws_route" "fail_everything" {
  route_table_id            = "rtb-0"
  destination_cidr_block    = "0.0.0.0/0"
  vpc_peering_connection_id = "pcx-0"
}

resource "aws_route" "unknown_by_the_caller" {
  route_table_id            = "rtb-0"
  destination_cidr_block    = var.destination
  vpc_peering_connection_id = "pcx-0"
}

resource "aws_route" "none_internet" {
  route_table_id         = "rtb-0"
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = "igw-0"
}
