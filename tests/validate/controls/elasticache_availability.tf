variable "environment" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

variable "units" {
  type     = number
  nullable = false
}

resource "aws_elasticache_replication_group" "pass_two" {
  automatic_failover_enabled = true
  multi_az_enabled           = true
  num_cache_clusters         = 2
}

resource "aws_elasticache_replication_group" "pass_shards" {
  automatic_failover_enabled = true
  multi_az_enabled           = true
  num_node_groups            = 3
  replicas_per_node_group    = 1
}

resource "aws_elasticache_replication_group" "pass_in_prod" {
  automatic_failover_enabled = true
  multi_az_enabled           = true
  num_cache_clusters         = var.environment == "prod" ? 2 : 1
}

resource "aws_elasticache_replication_group" "fail_without_failover" {
  automatic_failover_enabled = false
  multi_az_enabled           = true
  num_cache_clusters         = 2
}

resource "aws_elasticache_replication_group" "fail_one_zone" {
  automatic_failover_enabled = true
  num_cache_clusters         = 2
}

resource "aws_elasticache_replication_group" "fail_alone" {
  automatic_failover_enabled = true
  multi_az_enabled           = true
  num_cache_clusters         = 1
}

resource "aws_elasticache_replication_group" "unknown_nodes" {
  automatic_failover_enabled = true
  multi_az_enabled           = true
  num_cache_clusters         = var.units
}

resource "aws_elasticache_cluster" "pass_memcached" {
  engine          = "memcached"
  num_cache_nodes = 2
  az_mode         = "cross-az"
}

resource "aws_elasticache_cluster" "fail_one_zone" {
  engine          = "memcached"
  num_cache_nodes = 2
  az_mode         = "single-az"
}

resource "aws_elasticache_cluster" "fail_redis" {
  engine          = "redis"
  num_cache_nodes = 2
  az_mode         = "cross-az"
}

resource "aws_elasticache_cluster" "none_member" {
  replication_group_id = "group"
  num_cache_nodes      = 2
  az_mode              = "cross-az"
}
