locals {
  cache_name = "${local.name}-redis"

  cache_final_snapshot = coalesce(
    var.final_snapshot_names.cache,
    "${local.cache_name}-final-${terraform_data.cache_life.input}"
  )

  cache_nodes = ["${local.cache_name}-001", "${local.cache_name}-002"]
}

resource "aws_elasticache_subnet_group" "this" {
  name        = local.cache_name
  description = "Private subnets of Redis in ${local.name}."
  subnet_ids  = var.private_subnet_ids

  tags = local.tags

  lifecycle {
    precondition {
      condition     = alltrue([for id in data.aws_subnet.private[*].vpc_id : id == var.vpc_id])
      error_message = "private_subnet_ids must all be in vpc_id ${var.vpc_id}."
    }

    precondition {
      condition     = length(distinct(data.aws_subnet.private[*].availability_zone)) >= 2
      error_message = "private_subnet_ids must be in at least two availability zones, or failover has nowhere to go."
    }
  }
}

resource "aws_elasticache_parameter_group" "this" {
  name        = "${local.cache_name}7"
  description = "Redis 7 of ${local.name}: evicts the least recently used of all keys."
  family      = "redis7"

  parameter {
    name  = "maxmemory-policy"
    value = "allkeys-lru"
  }

  tags = local.tags
}

resource "terraform_data" "cache_life" {
  input            = formatdate("YYYYMMDDhhmmss", plantimestamp())
  triggers_replace = [local.cache_name, var.kms_key_id]

  lifecycle {
    ignore_changes = [input]
  }
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id       = local.cache_name
  description                = "Redis of ${local.name}."
  engine                     = "redis"
  engine_version             = "7.0"
  auto_minor_version_upgrade = "false"
  node_type                  = var.elasticache_node_type
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = true
  parameter_group_name       = aws_elasticache_parameter_group.this.name
  port                       = 6379
  subnet_group_name          = aws_elasticache_subnet_group.this.name
  security_group_ids         = [var.cache_security_group_id]
  at_rest_encryption_enabled = "true"
  kms_key_id                 = var.kms_key_id
  transit_encryption_enabled = true
  user_group_ids             = var.cache_user_group_id == null ? null : [var.cache_user_group_id]
  snapshot_retention_limit   = 5
  final_snapshot_identifier  = local.keep_data ? local.cache_final_snapshot : null
  apply_immediately          = local.apply_immediately

  tags = local.tags

  lifecycle {
    precondition {
      condition     = data.aws_security_group.cache.vpc_id == var.vpc_id
      error_message = "cache_security_group_id is in ${data.aws_security_group.cache.vpc_id}, not in vpc_id ${var.vpc_id}."
    }
  }
}
