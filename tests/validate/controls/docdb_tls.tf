variable "tls" {
  type     = string
  nullable = false
}

resource "aws_docdb_cluster_parameter_group" "pass_default" {
  family = "docdb5.0"
}

resource "aws_docdb_cluster_parameter_group" "pass_enabled" {
  parameter {
    name  = "tls"
    value = "enabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "pass_newest" {
  parameter {
    name  = "tls"
    value = "tls1.3+"
  }
}

resource "aws_docdb_cluster_parameter_group" "fail_disabled" {
  parameter {
    name  = "tls"
    value = "disabled"
  }
}

resource "aws_docdb_cluster_parameter_group" "unknown_by_the_caller" {
  parameter {
    name  = "tls"
    value = var.tls
  }
}
