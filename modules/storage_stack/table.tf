resource "aws_dynamodb_table" "cache" {
  name                        = "${local.name}-cache"
  billing_mode                = local.billing_mode
  read_capacity               = local.capacity["cache"].read
  write_capacity              = local.capacity["cache"].write
  hash_key                    = "cache_key"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "cache_key"
    type = "S"
  }

  attribute {
    name = "cached_at"
    type = "S"
  }

  global_secondary_index {
    name            = "cached-at-index"
    hash_key        = "cached_at"
    projection_type = "ALL"
    read_capacity   = local.capacity["cache/cached-at-index"].read
    write_capacity  = local.capacity["cache/cached-at-index"].write
  }

  ttl {
    enabled        = true
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled                 = local.recoverable
    recovery_period_in_days = local.recoverable ? var.point_in_time_recovery_days : null
  }

  server_side_encryption {
    enabled = true
  }

  dynamic "replica" {
    for_each = var.replica_regions

    content {
      region_name            = replica.value
      point_in_time_recovery = local.recoverable
      propagate_tags         = true
    }
  }

  tags = local.tags

  lifecycle {
    precondition {
      condition     = !contains(var.replica_regions, data.aws_region.current.id)
      error_message = "replica_regions must not hold ${data.aws_region.current.id}, the region that the table itself is in."
    }
  }
}

locals {
  planned_names = {
    cache = "${local.name}-cache"
  }

  unit_keys = ["cache", "cache/cached-at-index"]

  capacity_limits = {
    read = {
      min = var.read_capacity
      max = local.autoscaled ? var.autoscaling_max_read_capacity : var.read_capacity
    }
    write = {
      min = var.write_capacity
      max = local.autoscaled ? var.autoscaling_max_write_capacity : var.write_capacity
    }
  }

  live_units = merge([
    for key, table in data.aws_dynamodb_table.live : merge(
      { (key) = { read = table.read_capacity, write = table.write_capacity } },
      {
        for index in table.global_secondary_index : "${key}/${index.name}" => {
          read  = index.read_capacity
          write = index.write_capacity
        }
      },
    )
  ]...)

  capacity = {
    for unit in local.unit_keys : unit => {
      for direction, limits in local.capacity_limits : direction => (
        local.provisioned ? min(max(try(local.live_units[unit][direction], 0), limits.min), limits.max) : 0
      )
    }
  }
}

# Autoscaling moves capacities. What exists is read back, so that a plan has nothing to undo.
data "aws_dynamodb_tables" "existing" {
  count = local.autoscaled ? 1 : 0
}

data "aws_dynamodb_table" "live" {
  for_each = {
    for key, name in local.planned_names : key => name
    if contains(flatten(data.aws_dynamodb_tables.existing[*].names), name)
  }

  name = each.value
}
