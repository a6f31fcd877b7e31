variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "days" {
  type     = number
  nullable = false
}

resource "aws_elasticache_serverless_cache" "pass_whole" {
  engine                   = "valkey"
  kms_key_id               = var.kms_key_arn
  subnet_ids               = ["subnet-0"]
  security_group_ids       = ["sg-0"]
  snapshot_retention_limit = 7
}

resource "aws_elasticache_serverless_cache" "pass_memcached" {
  engine             = "memcached"
  kms_key_id         = var.kms_key_arn
  subnet_ids         = ["subnet-0"]
  security_group_ids = ["sg-0"]
}

resource "aws_elasticache_serverless_cache" "fail_absent" {
  engine = "valkey"
}

resource "aws_elasticache_serverless_cache" "fail_snapshots" {
  engine                   = "valkey"
  kms_key_id               = var.kms_key_arn
  subnet_ids               = ["subnet-0"]
  security_group_ids       = ["sg-0"]
  snapshot_retention_limit = 0
}

resource "aws_elasticache_serverless_cache" "unknown_by_the_caller" {
  engine                   = "valkey"
  kms_key_id               = var.kms_key_arn
  subnet_ids               = ["subnet-0"]
  security_group_ids       = ["sg-0"]
  snapshot_retention_limit = var.days
}
