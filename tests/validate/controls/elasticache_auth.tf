variable "release" {
  type     = string
  nullable = false
}

resource "aws_elasticache_replication_group" "pass_password" {
  engine_version = "5.0.6"
  auth_token     = "from a secret manager"
}

resource "aws_elasticache_replication_group" "fail_absent" {
  engine_version = "5.0.6"
}

resource "aws_elasticache_replication_group" "none_with_users" {
  engine_version = "7.1"
}

resource "aws_elasticache_replication_group" "none_newest" {}

resource "aws_elasticache_replication_group" "unknown_by_the_caller" {
  engine_version = var.release
}
