resource "aws_efs_mount_target" "pass_callers_subnet" {
  subnet_id       = "subnet-0"
  security_groups = ["sg-0"]
}

resource "aws_efs_mount_target" "fail_default_group" {
  subnet_id = "subnet-0"
}

resource "aws_efs_mount_target" "fail_no_group" {
  subnet_id       = "subnet-0"
  security_groups = []
}

resource "aws_subnet" "private" {
  map_public_ip_on_launch = false
}

resource "aws_subnet" "public" {
  map_public_ip_on_launch = true
}

resource "aws_efs_mount_target" "pass_private_subnet" {
  subnet_id       = aws_subnet.private.id
  security_groups = ["sg-0"]
}

resource "aws_efs_mount_target" "fail_public_addresses" {
  subnet_id       = aws_subnet.public.id
  security_groups = ["sg-0"]
}

resource "aws_subnet" "routed" {}

resource "aws_internet_gateway" "this" {}

resource "aws_route_table" "public" {
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
}

resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.routed.id
  route_table_id = aws_route_table.public.id
}

resource "aws_efs_mount_target" "fail_route_to_the_internet" {
  subnet_id       = aws_subnet.routed.id
  security_groups = ["sg-0"]
}

resource "aws_subnet" "of_a_route" {}

resource "aws_route_table" "of_a_route" {}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.of_a_route.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "of_a_route" {
  subnet_id      = aws_subnet.of_a_route.id
  route_table_id = aws_route_table.of_a_route.id
}

resource "aws_efs_mount_target" "fail_route_of_its_own" {
  subnet_id       = aws_subnet.of_a_route.id
  security_groups = ["sg-0"]
}

variable "subnets" {
  type     = list(string)
  nullable = false
}

resource "aws_efs_mount_target" "pass_each_of_the_callers" {
  for_each = toset(["a", "b"])

  subnet_id       = var.subnets[index(["a", "b"], each.key)]
  security_groups = ["sg-0"]
}

variable "groups" {
  type     = list(string)
  nullable = false
}

resource "aws_security_group" "own" {}

resource "aws_efs_mount_target" "pass_own_group_and_others" {
  subnet_id       = "subnet-0"
  security_groups = concat([aws_security_group.own.id], var.groups)
}

resource "aws_efs_mount_target" "pass_callers_groups" {
  subnet_id       = "subnet-0"
  security_groups = var.groups
}
