variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_neptune_cluster_instance" "pass_private" {}

resource "aws_neptune_cluster_instance" "pass_off" {
  publicly_accessible = false
}

resource "aws_neptune_cluster_instance" "fail_public" {
  publicly_accessible = true
}

resource "aws_neptunegraph_graph" "pass_private" {}

resource "aws_neptunegraph_graph" "pass_off" {
  public_connectivity = false
}

resource "aws_neptunegraph_graph" "fail_public" {
  public_connectivity = true
}

resource "aws_neptune_cluster_instance" "unknown_by_the_caller" {
  publicly_accessible = var.undecided
}
