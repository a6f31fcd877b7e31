variable "units" {
  type     = number
  nullable = false
}

resource "aws_rds_cluster" "pass_room" {
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 16
  }
}

resource "aws_rds_cluster" "pass_serverless" {
  cluster_identifier = "bounded"

  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 16
  }
}

resource "aws_rds_cluster_instance" "bounded" {
  cluster_identifier = aws_rds_cluster.pass_serverless.id
  instance_class     = "db.serverless"
}

resource "aws_rds_cluster" "fail_without_room" {
  serverlessv2_scaling_configuration {
    min_capacity = 16
    max_capacity = 16
  }
}

resource "aws_rds_cluster" "fail_boundless" {
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 512
  }
}

resource "aws_rds_cluster" "fail_no_half" {
  serverlessv2_scaling_configuration {
    min_capacity = 0.7
    max_capacity = 16
  }
}

resource "aws_rds_cluster" "fail_without_maximum" {
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
  }
}

resource "aws_rds_cluster" "unknown_by_the_caller" {
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = var.units
  }
}

resource "aws_rds_cluster" "fail_serverless_without_bounds" {
  cluster_identifier = "boundless"
}

resource "aws_rds_cluster_instance" "boundless" {
  cluster_identifier = aws_rds_cluster.fail_serverless_without_bounds.id
  instance_class     = "db.serverless"
}

resource "aws_rds_cluster" "none_provisioned" {
  cluster_identifier = "provisioned"
}
