variable "undecided" {
  type     = bool
  nullable = false
}

variable "release" {
  type     = string
  nullable = false
}

resource "aws_db_instance" "pass_default" {}

resource "aws_db_instance" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_rds_cluster_instance" "pass_default" {}

resource "aws_rds_cluster_instance" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_elasticache_replication_group" "pass_default" {}

resource "aws_elasticache_replication_group" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_elasticache_cluster" "pass_default" {}

resource "aws_elasticache_cluster" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_memorydb_cluster" "pass_default" {}

resource "aws_memorydb_cluster" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_db_instance" "pass_named" {
  engine_version             = "16.4"
  auto_minor_version_upgrade = false
}

resource "aws_db_instance" "fail_major_only" {
  engine_version             = "16"
  auto_minor_version_upgrade = false
}

resource "aws_db_instance" "unknown_by_the_caller" {
  auto_minor_version_upgrade = var.undecided
}

resource "aws_db_instance" "unknown_version" {
  engine_version             = var.release
  auto_minor_version_upgrade = false
}

resource "aws_rds_cluster" "named" {
  engine_version = "16.4"
}

resource "aws_rds_cluster_instance" "pass_version_of_its_cluster" {
  engine_version             = aws_rds_cluster.named.engine_version
  auto_minor_version_upgrade = false
}
