resource "aws_dynamodb_table" "cache" {
  name                        = "${local.name}-cache"
  billing_mode                = local.billing_mode
  read_capacity               = local.capacity["cache"].read
  write_capacity              = local.capacity["cache"].write
  hash_key                    = "cache_key"
  table_class                 = var.table_class
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

    dynamic "on_demand_throughput" {
      for_each = [for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]

      content {
        max_read_request_units  = on_demand_throughput.value.read
        max_write_request_units = on_demand_throughput.value.write
      }
    }
  }

  ttl {
    enabled        = true
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled = local.recoverable

    recovery_period_in_days = (
      local.recoverable ? coalesce(var.point_in_time_recovery_days, var.backup_retention_days) : null
    )
  }

  server_side_encryption {
    enabled = true
  }

  dynamic "on_demand_throughput" {
    for_each = [for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]

    content {
      max_read_request_units  = on_demand_throughput.value.read
      max_write_request_units = on_demand_throughput.value.write
    }
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

check "cache_limits" {
  assert {
    condition     = !contains(values(var.on_demand_maximum), -1)
    error_message = "on_demand_maximum has -1. Apply once, then leave it out: DynamoDB does not keep -1, so every plan would have a change."
  }

  assert {
    condition = alltrue(flatten([
      for table in [aws_dynamodb_table.cache] : [
        for block in table.on_demand_throughput : [
          var.on_demand_maximum.read != null || coalesce(block.max_read_request_units, 0) < 1,
          var.on_demand_maximum.write != null || coalesce(block.max_write_request_units, 0) < 1,
        ]
      ]
    ]))
    error_message = "DynamoDB still has a limit that on_demand_maximum no longer has. Set it to -1, apply, and then leave it out."
  }
}

locals {
  planned_names = {
    cache = "${local.name}-cache"
  }

  capacity_units = {
    cache = {
      table = "cache"
      index = null
    }
    "cache/cached-at-index" = {
      table = "cache"
      index = "cached-at-index"
    }
  }

  capacity_bounds = {
    read = local.autoscaled && var.autoscaling_max_read_capacity == null ? var.autoscaling_read_capacity : {
      min     = var.read_capacity
      max     = local.autoscaled ? var.autoscaling_max_read_capacity : var.read_capacity
      initial = null
    }
    write = local.autoscaled && var.autoscaling_max_write_capacity == null ? var.autoscaling_write_capacity : {
      min     = var.write_capacity
      max     = local.autoscaled ? var.autoscaling_max_write_capacity : var.write_capacity
      initial = null
    }
  }

  capacity_limits = {
    for unit in keys(local.capacity_units) : unit => {
      for direction, bounds in local.capacity_bounds : direction => try(
        merge(bounds, { for name, units in var.capacity_overrides[unit][direction] : name => units if units != null }),
        bounds
      )
    }
  }

  read_back = local.autoscaled && var.read_back_capacity

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

  capacity_on_demand = anytrue([for units in values(var.on_demand_maximum) : units != null]) ? null : 0

  capacity = {
    for unit, limits in local.capacity_limits : unit => {
      for direction, bounds in limits : direction => local.provisioned ? min(max(
        try(
          local.live_units[unit][direction],
          0
        ) == 0 ? coalesce(bounds.initial, bounds.min) : local.live_units[unit][direction],
        bounds.min
      ), bounds.max) : local.capacity_on_demand
    }
  }
}

# Autoscaling moves capacities. What exists is read back, so that a plan has nothing to undo.
data "aws_dynamodb_tables" "existing" {
  count = local.read_back ? 1 : 0
}

data "aws_dynamodb_table" "live" {
  for_each = local.read_back ? {
    for key, name in local.planned_names : key => name
    if contains(flatten(data.aws_dynamodb_tables.existing[*].names), name)
  } : {}

  name = each.value
}
