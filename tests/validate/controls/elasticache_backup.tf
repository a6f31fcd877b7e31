variable "environment" {
  type     = string
  nullable = false
}

variable "units" {
  type     = number
  nullable = false
}

resource "aws_elasticache_replication_group" "pass_daily" {
  snapshot_retention_limit  = 5
  final_snapshot_identifier = "pass_daily"
}

resource "aws_elasticache_replication_group" "fail_never" {
  final_snapshot_identifier = "fail_never"
}

resource "aws_elasticache_replication_group" "fail_off" {
  snapshot_retention_limit  = 0
  final_snapshot_identifier = "fail_off"
}

resource "aws_elasticache_replication_group" "fail_without_final_snapshot" {
  snapshot_retention_limit  = 5
  final_snapshot_identifier = var.environment == "dev" ? "fail_without_final_snapshot" : null
}

resource "aws_elasticache_replication_group" "unknown_days" {
  snapshot_retention_limit  = var.units
  final_snapshot_identifier = "unknown_days"
}

resource "aws_elasticache_cluster" "pass_redis" {
  engine                    = "redis"
  snapshot_retention_limit  = 5
  final_snapshot_identifier = "pass_redis"
}

resource "aws_elasticache_cluster" "fail_redis" {
  engine                    = "redis"
  snapshot_retention_limit  = 0
  final_snapshot_identifier = "fail_redis"
}

resource "aws_elasticache_cluster" "none_memcached" {
  engine                    = "memcached"
  snapshot_retention_limit  = 5
  final_snapshot_identifier = "none_memcached"
}

resource "aws_elasticache_cluster" "none_member" {
  replication_group_id      = "group"
  snapshot_retention_limit  = 0
  final_snapshot_identifier = "none_member"
}
