variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_neptune_cluster" "pass_on" {
  deletion_protection = true
}

resource "aws_neptune_cluster" "fail_absent" {}

resource "aws_neptune_global_cluster" "pass_on" {
  deletion_protection = true
}

resource "aws_neptune_global_cluster" "fail_absent" {}

resource "aws_neptunegraph_graph" "pass_on" {
  deletion_protection = true
}

resource "aws_neptunegraph_graph" "fail_absent" {}

resource "aws_neptune_cluster" "fail_off" {
  deletion_protection = false
}

resource "aws_neptune_cluster" "unknown_by_the_caller" {
  deletion_protection = var.undecided
}

# Another module.
variable "environment" {
  type    = string
  default = "prod"
}

resource "aws_neptune_cluster" "fail_in_production" {}
