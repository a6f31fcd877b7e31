variable "group" {
  type     = string
  nullable = false
}

resource "aws_redshift_parameter_group" "tls" {
  name   = "tls"
  family = "redshift-1.0"

  parameter {
    name  = "require_ssl"
    value = "true"
  }

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "new" {
  name   = "new"
  family = "redshift-2.0"
}

resource "aws_redshift_parameter_group" "old" {
  name   = "old"
  family = "redshift-1.0"

  parameter {
    name  = "enable_user_activity_logging"
    value = "true"
  }
}

resource "aws_redshift_parameter_group" "off" {
  name   = "off"
  family = "redshift-2.0"

  parameter {
    name  = "require_ssl"
    value = "false"
  }
}

resource "aws_redshift_cluster" "pass_own_group" {
  cluster_parameter_group_name = aws_redshift_parameter_group.tls.name
}

resource "aws_redshift_cluster" "pass_new_family" {
  cluster_parameter_group_name = aws_redshift_parameter_group.new.name
}

resource "aws_redshift_cluster" "pass_default_group" {}

resource "aws_redshift_cluster" "fail_own_group" {
  cluster_parameter_group_name = aws_redshift_parameter_group.old.name
}

resource "aws_redshift_cluster" "fail_off" {
  cluster_parameter_group_name = aws_redshift_parameter_group.off.name
}

resource "aws_redshift_cluster" "fail_old_default_group" {
  cluster_parameter_group_name = "default.redshift-1.0"
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  cluster_parameter_group_name = var.group
}

resource "aws_redshiftserverless_workgroup" "pass_set" {
  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }
}

resource "aws_redshiftserverless_workgroup" "fail_absent" {}

resource "aws_redshiftserverless_workgroup" "fail_off" {
  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = false
  }
}
