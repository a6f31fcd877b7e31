locals {
  tables = {
    telemetry = {
      name          = "${local.name}-telemetry"
      hash_key      = "vehicle_id"
      range_key     = "timestamp"
      ttl_attribute = "ttl"
      streamed      = true
      indexes = {
        StatusIndex = {
          hash_key  = "status"
          range_key = "timestamp"
        }
      }
    }
    incidents = {
      name          = "${local.name}-incidents"
      hash_key      = "incident_id"
      range_key     = "timestamp"
      ttl_attribute = null
      streamed      = true
      indexes = {
        VehicleIndex = {
          hash_key  = "vehicle_id"
          range_key = "timestamp"
        }
        StatusIndex = {
          hash_key  = "status"
          range_key = "timestamp"
        }
      }
    }
    alerts_config = {
      name          = "${local.name}-alerts-config"
      hash_key      = "user_id"
      range_key     = "alert_type"
      ttl_attribute = null
      streamed      = false
      indexes       = {}
    }
    websocket_connections = {
      name          = "${local.name}-websocket-connections"
      hash_key      = "connection_id"
      range_key     = null
      ttl_attribute = "ttl"
      streamed      = false
      indexes = {
        UserIndex = {
          hash_key  = "user_id"
          range_key = "connected_at"
        }
      }
    }
  }

  key_attributes = {
    for key, table in local.tables : key => toset(compact(flatten([
      table.hash_key, table.range_key, [for index in table.indexes : [index.hash_key, index.range_key]],
    ])))
  }

  on_demand_maximum = (
    anytrue([for units in values(var.on_demand_maximum) : units != null]) ? [var.on_demand_maximum] : []
  )

  number_attributes = ["connected_at", "timestamp"]
  streamed_tables   = { for key, table in aws_dynamodb_table.this : key => table if local.tables[key].streamed }
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name                        = each.value.name
  billing_mode                = "PAY_PER_REQUEST"
  table_class                 = var.table_class
  hash_key                    = each.value.hash_key
  range_key                   = each.value.range_key
  deletion_protection_enabled = local.keep_data
  stream_enabled              = each.value.streamed
  stream_view_type            = each.value.streamed ? "NEW_AND_OLD_IMAGES" : null

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_id
  }

  dynamic "attribute" {
    for_each = local.key_attributes[each.key]

    content {
      name = attribute.value
      type = contains(local.number_attributes, attribute.value) ? "N" : "S"
    }
  }

  dynamic "global_secondary_index" {
    for_each = each.value.indexes

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hash_key
      range_key       = global_secondary_index.value.range_key
      projection_type = "ALL"

      dynamic "on_demand_throughput" {
        for_each = local.on_demand_maximum

        content {
          max_read_request_units  = on_demand_throughput.value.read
          max_write_request_units = on_demand_throughput.value.write
        }
      }
    }
  }

  dynamic "on_demand_throughput" {
    for_each = local.on_demand_maximum

    content {
      max_read_request_units  = on_demand_throughput.value.read
      max_write_request_units = on_demand_throughput.value.write
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl_attribute[*]

    content {
      enabled        = true
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
