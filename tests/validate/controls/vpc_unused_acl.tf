variable "subnets" {
  type = list(string)
}

resource "aws_network_acl" "pass_subnets" {
  vpc_id     = "vpc-0"
  subnet_ids = ["subnet-0"]
}

resource "aws_network_acl" "pass_association" {
  vpc_id = "vpc-0"
}

resource "aws_network_acl_association" "pass_association" {
  network_acl_id = aws_network_acl.pass_association.id
  subnet_id      = "subnet-1"
}

resource "aws_network_acl" "fail_unused" {
  vpc_id = "vpc-0"
}

resource "aws_network_acl" "unknown_by_the_caller" {
  vpc_id     = "vpc-0"
  subnet_ids = var.subnets
}
