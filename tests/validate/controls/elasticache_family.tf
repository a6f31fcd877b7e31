variable "parameter_group" {
  type     = string
  nullable = false
}

resource "aws_elasticache_replication_group" "pass_seven" {
  engine               = "redis"
  engine_version       = "7.0"
  parameter_group_name = aws_elasticache_parameter_group.pass_seven.name
}

resource "aws_elasticache_parameter_group" "pass_seven" {
  name   = "pass_seven"
  family = "redis7"
}

resource "aws_elasticache_replication_group" "pass_six" {
  engine               = "redis"
  engine_version       = "6.2"
  parameter_group_name = aws_elasticache_parameter_group.pass_six.name
}

resource "aws_elasticache_parameter_group" "pass_six" {
  name   = "pass_six"
  family = "redis6.x"
}

resource "aws_elasticache_replication_group" "pass_five" {
  engine               = "redis"
  engine_version       = "5.0.6"
  parameter_group_name = aws_elasticache_parameter_group.pass_five.name
}

resource "aws_elasticache_parameter_group" "pass_five" {
  name   = "pass_five"
  family = "redis5.0"
}

resource "aws_elasticache_replication_group" "pass_valkey" {
  engine               = "valkey"
  engine_version       = "8.0"
  parameter_group_name = aws_elasticache_parameter_group.pass_valkey.name
}

resource "aws_elasticache_parameter_group" "pass_valkey" {
  name   = "pass_valkey"
  family = "valkey8"
}

resource "aws_elasticache_replication_group" "fail_another_family" {
  engine               = "redis"
  engine_version       = "7.0"
  parameter_group_name = aws_elasticache_parameter_group.fail_another_family.name
}

resource "aws_elasticache_parameter_group" "fail_another_family" {
  name   = "fail_another_family"
  family = "redis6.x"
}

resource "aws_elasticache_replication_group" "fail_any_version" {
  engine               = "redis"
  parameter_group_name = aws_elasticache_parameter_group.fail_any_version.name
}

resource "aws_elasticache_parameter_group" "fail_any_version" {
  name   = "fail_any_version"
  family = "redis7"
}

resource "aws_elasticache_replication_group" "fail_without_group" {
  engine         = "redis"
  engine_version = "7.0"
}

resource "aws_elasticache_parameter_group" "fail_without_group" {
  name   = "fail_without_group"
  family = "redis7"
}

resource "aws_elasticache_replication_group" "unknown_group" {
  engine               = "redis"
  engine_version       = "7.0"
  parameter_group_name = var.parameter_group
}

resource "aws_elasticache_parameter_group" "unknown_group" {
  name   = "unknown_group"
  family = "redis7"
}

resource "aws_elasticache_cluster" "pass_memcached" {
  engine               = "memcached"
  engine_version       = "1.6.17"
  parameter_group_name = "default.memcached1.6"
}

resource "aws_elasticache_cluster" "fail_memcached" {
  engine               = "memcached"
  engine_version       = "1.6.17"
  parameter_group_name = "default.memcached1.5"
}

resource "aws_elasticache_cluster" "none_member" {
  replication_group_id = "group"
  parameter_group_name = "default.memcached1.6"
}

resource "aws_elasticache_replication_group" "none_secondary" {
  global_replication_group_id = "global"
}
