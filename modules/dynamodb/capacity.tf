locals {
  planned_names = { for key, table in local.tables : key => table.name }

  capacity_units = merge([
    for key, table in local.tables : merge(
      { (key) = { table = key, index = null } },
      { for index in keys(table.indexes) : "${key}/${index}" => { table = key, index = index } },
    )
  ]...)

  capacity_bounds = {
    read  = var.autoscaling_read_capacity
    write = var.autoscaling_write_capacity
  }

  capacity_limits = {
    for unit in keys(local.capacity_units) : unit => {
      for direction, bounds in local.capacity_bounds : direction => try(
        merge(bounds, { for name, units in var.capacity_overrides[unit][direction] : name => units if units != null }),
        bounds
      )
    }
  }

  read_back = local.provisioned && var.read_back_capacity

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
