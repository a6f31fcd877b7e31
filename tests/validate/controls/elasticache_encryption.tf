variable "kms_key_id" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_elasticache_replication_group" "pass_both" {
  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_id
  transit_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "fail_at_rest" {
  at_rest_encryption_enabled = false
  kms_key_id                 = var.kms_key_id
  transit_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "fail_in_transit" {
  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_id
}

resource "aws_elasticache_replication_group" "fail_key_forgotten" {
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "fail_wrong_key" {
  at_rest_encryption_enabled = true
  kms_key_id                 = "arn:aws:kms:eu-west-1:123456789012:key/another"
  transit_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "fail_preferred" {
  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_id
  transit_encryption_enabled = true
  transit_encryption_mode    = "preferred"
}

resource "aws_elasticache_replication_group" "unknown_by_the_caller" {
  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_id
  transit_encryption_enabled = var.undecided
}

resource "aws_elasticache_cluster" "pass_memcached" {
  engine                     = "memcached"
  transit_encryption_enabled = true
}

resource "aws_elasticache_cluster" "fail_memcached" {
  engine = "memcached"
}

resource "aws_elasticache_cluster" "fail_redis" {
  engine                     = "redis"
  transit_encryption_enabled = true
}

resource "aws_elasticache_cluster" "none_member" {
  replication_group_id       = "group"
  transit_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "none_secondary" {
  global_replication_group_id = "global"
}
