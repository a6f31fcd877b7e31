variable "instances" {
  type     = number
  nullable = false
}

resource "aws_neptune_cluster" "pass_two" {
  cluster_identifier = "two"
}

resource "aws_neptune_cluster_instance" "two" {
  count = 2

  cluster_identifier = aws_neptune_cluster.pass_two.id
}

resource "aws_neptune_cluster" "fail_none" {
  cluster_identifier = "none"
}

resource "aws_neptune_cluster" "fail_one" {
  cluster_identifier = "one"
}

resource "aws_neptune_cluster_instance" "one" {
  cluster_identifier = aws_neptune_cluster.fail_one.id
}

resource "aws_neptune_cluster" "none_member_of_a_global_cluster" {
  global_cluster_identifier = "global"
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  cluster_identifier = "unknown"
}

resource "aws_neptune_cluster_instance" "unknown" {
  count = var.instances

  cluster_identifier = aws_neptune_cluster.unknown_by_the_caller.id
}
