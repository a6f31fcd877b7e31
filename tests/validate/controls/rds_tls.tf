variable "off" {
  type    = bool
  default = false
}

variable "parameter_group" {
  type     = string
  nullable = false
}

resource "aws_rds_cluster" "pass_forced" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.pass_forced.name
}

resource "aws_rds_cluster_parameter_group" "pass_forced" {
  name   = "pass_forced"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_rds_cluster" "fail_off" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.fail_off.name
}

resource "aws_rds_cluster_parameter_group" "fail_off" {
  name   = "fail_off"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "0"
  }
}

resource "aws_rds_cluster" "fail_forgotten" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.fail_forgotten.name
}

resource "aws_rds_cluster_parameter_group" "fail_forgotten" {
  name   = "fail_forgotten"
  family = "aurora-postgresql16"

}

resource "aws_rds_cluster" "fail_not_attached" {
  engine = "aurora-postgresql"
}

resource "aws_rds_cluster_parameter_group" "fail_not_attached" {
  name   = "fail_not_attached"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_rds_cluster" "fail_dynamic_that_renders_nothing" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.fail_dynamic_that_renders_nothing.name
}

resource "aws_rds_cluster_parameter_group" "fail_dynamic_that_renders_nothing" {
  name   = "fail_dynamic_that_renders_nothing"
  family = "aurora-postgresql16"

  dynamic "parameter" {
    for_each = var.off ? [true] : []

    content {
      name  = "rds.force_ssl"
      value = "1"
    }
  }
}

resource "aws_rds_cluster" "unknown_group" {
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = var.parameter_group
}

resource "aws_rds_cluster_parameter_group" "unknown_group" {
  name   = "unknown_group"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "pass_instance" {
  engine               = "mysql"
  parameter_group_name = aws_db_parameter_group.pass_instance.name
}

resource "aws_db_parameter_group" "pass_instance" {
  name   = "pass_instance"
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }
}

resource "aws_db_instance" "fail_instance" {
  engine               = "mysql"
  parameter_group_name = aws_db_parameter_group.fail_instance.name
}

resource "aws_db_parameter_group" "fail_instance" {
  name   = "fail_instance"
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "OFF"
  }
}

resource "aws_db_instance" "none_oracle" {
  engine               = "oracle-ee"
  parameter_group_name = aws_db_parameter_group.none_oracle.name
}

resource "aws_db_parameter_group" "none_oracle" {
  name   = "none_oracle"
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "ON"
  }
}

resource "aws_db_instance" "fail_expired_authority" {
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.of_an_expired_authority.name
  ca_cert_identifier   = "rds-ca-2019"
}

resource "aws_db_instance" "pass_current_authority" {
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.of_an_expired_authority.name
  ca_cert_identifier   = "rds-ca-rsa2048-g1"
}

resource "aws_db_parameter_group" "of_an_expired_authority" {
  name   = "forced"
  family = "postgres16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}
