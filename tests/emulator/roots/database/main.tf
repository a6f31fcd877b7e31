terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "this" {
  count = 2

  vpc_id            = aws_vpc.this.id
  availability_zone = "us-east-1${["a", "b"][count.index]}"
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
}

resource "aws_security_group" "this" {
  name   = "data"
  vpc_id = aws_vpc.this.id
}

resource "aws_kms_key" "this" {}

resource "aws_sns_topic" "events" {
  name = "events"
}

resource "aws_elasticache_subnet_group" "this" {
  name       = "cache"
  subnet_ids = aws_subnet.this[*].id
}

resource "aws_elasticache_parameter_group" "this" {
  name   = "cache"
  family = "redis7"

  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }

  tags = { Team = "data" }
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id       = "cache"
  description                = "Sessions"
  engine                     = "redis"
  engine_version             = "7.0"
  node_type                  = "cache.t4g.micro"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true
  parameter_group_name       = aws_elasticache_parameter_group.this.name
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  security_group_ids         = [aws_security_group.this.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  auth_token                 = "only-for-the-emulator-1"
  kms_key_id                 = aws_kms_key.this.arn
  maintenance_window         = "sun:05:00-sun:06:00"
  snapshot_window            = "01:00-02:00"
  snapshot_retention_limit   = 7
  notification_topic_arn     = aws_sns_topic.events.arn
  apply_immediately          = true
  tags                       = { Team = "data" }
}

resource "aws_db_subnet_group" "this" {
  name       = "database"
  subnet_ids = aws_subnet.this[*].id
}

resource "aws_db_parameter_group" "this" {
  name   = "database"
  family = "aurora-postgresql15"

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }
}

resource "aws_rds_cluster_parameter_group" "this" {
  name   = "database"
  family = "aurora-postgresql15"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

data "aws_iam_policy_document" "monitoring" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  name               = "monitoring"
  assume_role_policy = data.aws_iam_policy_document.monitoring.json
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster" "this" {
  cluster_identifier              = "database"
  engine                          = "aurora-postgresql"
  engine_version                  = "15.4"
  database_name                   = "app"
  master_username                 = "root"
  master_password                 = "only-for-the-emulator"
  db_subnet_group_name            = aws_db_subnet_group.this.name
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this.name
  vpc_security_group_ids          = [aws_security_group.this.id]
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.this.arn
  backup_retention_period         = 14
  skip_final_snapshot             = true
  tags                            = { Team = "data" }
}

resource "aws_rds_cluster_instance" "this" {
  count = 2

  identifier                            = "database-${count.index}"
  cluster_identifier                    = aws_rds_cluster.this.id
  engine                                = aws_rds_cluster.this.engine
  engine_version                        = aws_rds_cluster.this.engine_version
  instance_class                        = "db.r6g.large"
  db_parameter_group_name               = aws_db_parameter_group.this.name
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = aws_kms_key.this.arn
  performance_insights_retention_period = 7
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.monitoring.arn
}
