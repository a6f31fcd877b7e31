variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_two_zones" {
  node_type = "ra3.4xlarge"
  multi_az  = true
}

resource "aws_redshift_cluster" "fail_one_zone" {
  node_type = "ra3.4xlarge"
}

resource "aws_redshift_cluster" "none_dense_compute" {
  node_type = "dc2.large"
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  node_type = "ra3.4xlarge"
  multi_az  = var.undecided
}
