locals {
  tables = {
    log_metadata = {
      name          = lookup(var.table_name_overrides, "log_metadata", "${local.name}-log-metadata")
      hash_key      = "log_id"
      range_key     = "timestamp"
      ttl_attribute = "ttl"
      streamed      = var.enable_streams
      append_only   = false
      indexes = {
        ServiceIndex = {
          hash_key  = "service_name"
          range_key = "timestamp"
        }
        LogLevelIndex = {
          hash_key  = "log_level"
          range_key = "timestamp"
        }
        UserIndex = {
          hash_key  = "user_id"
          range_key = "timestamp"
        }
      }
    }
    user_sessions = {
      name          = lookup(var.table_name_overrides, "user_sessions", "${local.name}-user-sessions")
      hash_key      = "session_id"
      range_key     = "user_id"
      ttl_attribute = "ttl"
      streamed      = var.enable_streams
      append_only   = false
      indexes = {
        UserSessionIndex = {
          hash_key  = "user_id"
          range_key = "created_at"
        }
      }
    }
    system_config = {
      name          = lookup(var.table_name_overrides, "system_config", "${local.name}-system-config")
      hash_key      = "config_key"
      range_key     = null
      ttl_attribute = null
      streamed      = true
      append_only   = false
      indexes = {
        EnvironmentIndex = {
          hash_key  = "environment"
          range_key = null
        }
      }
    }
    audit_trail = {
      name          = lookup(var.table_name_overrides, "audit_trail", "${local.name}-audit-trail")
      hash_key      = "audit_id"
      range_key     = "timestamp"
      ttl_attribute = "ttl"
      streamed      = var.enable_streams
      append_only   = true
      indexes = {
        ActionTypeIndex = {
          hash_key  = "action_type"
          range_key = "timestamp"
        }
        UserAuditIndex = {
          hash_key  = "user_id"
          range_key = "timestamp"
        }
      }
    }
  }

  key_attributes = {
    for key, table in local.tables : key => toset(compact(flatten([
      table.hash_key, table.range_key, [for index in table.indexes : [index.hash_key, index.range_key]],
    ])))
  }

  on_demand_limits = [for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]
  table_names      = { for key, table in aws_dynamodb_table.this : key => table.name }
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name                        = each.value.name
  billing_mode                = var.billing_mode
  table_class                 = var.table_class
  read_capacity               = local.capacity[each.key].read
  write_capacity              = local.capacity[each.key].write
  hash_key                    = each.value.hash_key
  range_key                   = each.value.range_key
  deletion_protection_enabled = local.keep_data
  stream_enabled              = each.value.streamed
  stream_view_type            = each.value.streamed ? "NEW_AND_OLD_IMAGES" : null

  point_in_time_recovery {
    enabled                 = var.enable_point_in_time_recovery
    recovery_period_in_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = local.kms_key_arn
  }

  dynamic "attribute" {
    for_each = local.key_attributes[each.key]

    content {
      name = attribute.value
      type = "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash_key
      range_key       = global_secondary_index.value.range_key
      projection_type = "ALL"
      read_capacity   = local.capacity["${each.key}/${global_secondary_index.key}"].read
      write_capacity  = local.capacity["${each.key}/${global_secondary_index.key}"].write

      dynamic "on_demand_throughput" {
        for_each = local.on_demand_limits

        content {
          max_read_request_units  = on_demand_throughput.value.read
          max_write_request_units = on_demand_throughput.value.write
        }
      }
    }
  }

  dynamic "on_demand_throughput" {
    for_each = local.on_demand_limits

    content {
      max_read_request_units  = on_demand_throughput.value.read
      max_write_request_units = on_demand_throughput.value.write
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl_attribute[*]

    content {
      enabled        = var.enable_ttl
      attribute_name = ttl.value
    }
  }

  tags = local.tags
}

check "table_limits" {
  assert {
    condition     = !contains(values(var.on_demand_maximum), -1)
    error_message = "on_demand_maximum has -1. Apply once, then leave it out: DynamoDB does not keep -1, so every plan would have a change."
  }

  assert {
    condition = alltrue(flatten([
      for table in values(aws_dynamodb_table.this) : [
        for block in table.on_demand_throughput : [
          var.on_demand_maximum.read != null || coalesce(block.max_read_request_units, 0) < 1,
          var.on_demand_maximum.write != null || coalesce(block.max_write_request_units, 0) < 1,
        ]
      ]
    ]))
    error_message = "DynamoDB still has a limit that on_demand_maximum no longer has. Set it to -1, apply, and then leave it out."
  }
}

moved {
  from = aws_dynamodb_table.log_metadata
  to   = aws_dynamodb_table.this["log_metadata"]
}

moved {
  from = aws_dynamodb_table.user_sessions
  to   = aws_dynamodb_table.this["user_sessions"]
}

moved {
  from = aws_dynamodb_table.system_config
  to   = aws_dynamodb_table.this["system_config"]
}

moved {
  from = aws_dynamodb_table.audit_trail
  to   = aws_dynamodb_table.this["audit_trail"]
}
