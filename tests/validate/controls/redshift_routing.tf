variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_on" {
  enhanced_vpc_routing = true
}

resource "aws_redshift_cluster" "fail_absent" {}

resource "aws_redshiftserverless_workgroup" "pass_on" {
  enhanced_vpc_routing = true
}

resource "aws_redshiftserverless_workgroup" "fail_absent" {}

resource "aws_redshift_cluster" "fail_off" {
  enhanced_vpc_routing = false
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  enhanced_vpc_routing = var.undecided
}
