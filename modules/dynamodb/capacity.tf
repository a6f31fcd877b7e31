locals {
  planned_names = {
    log_metadata  = "${local.name}-log-metadata"
    user_sessions = "${local.name}-user-sessions"
    system_config = "${local.name}-system-config"
    audit_trail   = "${local.name}-audit-trail"
  }

  unit_keys = [
    "log_metadata",
    "log_metadata/ServiceIndex",
    "log_metadata/LogLevelIndex",
    "log_metadata/UserIndex",
    "user_sessions",
    "user_sessions/UserSessionIndex",
    "system_config",
    "system_config/EnvironmentIndex",
    "audit_trail",
    "audit_trail/ActionTypeIndex",
    "audit_trail/UserAuditIndex",
  ]

  capacity_limits = {
    read  = var.autoscaling_read_capacity
    write = var.autoscaling_write_capacity
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
  count = local.provisioned ? 1 : 0
}

data "aws_dynamodb_table" "live" {
  for_each = {
    for key, name in local.planned_names : key => name
    if contains(flatten(data.aws_dynamodb_tables.existing[*].names), name)
  }

  name = each.value
}
