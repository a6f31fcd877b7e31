resource "aws_dynamodb_table" "main" {
  name                        = "${local.name}-main"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "PK"
  range_key                   = "SK"
  table_class                 = var.table_class
  deletion_protection_enabled = local.keep_data
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "PK"
    type = "S"
  }

  attribute {
    name = "SK"
    type = "S"
  }

  attribute {
    name = "GSI1PK"
    type = "S"
  }

  attribute {
    name = "GSI1SK"
    type = "S"
  }

  attribute {
    name = "GSI2PK"
    type = "S"
  }

  attribute {
    name = "GSI2SK"
    type = "S"
  }

  global_secondary_index {
    name            = "GSI1"
    hash_key        = "GSI1PK"
    range_key       = "GSI1SK"
    projection_type = "ALL"

    dynamic "on_demand_throughput" {
      for_each = [for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]

      content {
        max_read_request_units  = on_demand_throughput.value.read
        max_write_request_units = on_demand_throughput.value.write
      }
    }
  }

  global_secondary_index {
    name            = "GSI2"
    hash_key        = "GSI2PK"
    range_key       = "GSI2SK"
    projection_type = "ALL"

    dynamic "on_demand_throughput" {
      for_each = [for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]

      content {
        max_read_request_units  = on_demand_throughput.value.read
        max_write_request_units = on_demand_throughput.value.write
      }
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }

  dynamic "on_demand_throughput" {
    for_each = [for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]

    content {
      max_read_request_units  = on_demand_throughput.value.read
      max_write_request_units = on_demand_throughput.value.write
    }
  }

  dynamic "replica" {
    for_each = local.replicate_table ? [data.aws_region.replica.id] : []

    content {
      region_name            = replica.value
      kms_key_arn            = var.replica_kms_key_arn
      point_in_time_recovery = true
      propagate_tags         = true
    }
  }

  tags = local.tags
}

check "main_limits" {
  assert {
    condition     = !contains(values(var.on_demand_maximum), -1)
    error_message = "on_demand_maximum has -1. Apply once, then leave it out: DynamoDB does not keep -1, so every plan would have a change."
  }

  assert {
    condition = alltrue(flatten([
      for table in [aws_dynamodb_table.main] : [
        for block in table.on_demand_throughput : [
          var.on_demand_maximum.read != null || coalesce(block.max_read_request_units, 0) < 1,
          var.on_demand_maximum.write != null || coalesce(block.max_write_request_units, 0) < 1,
        ]
      ]
    ]))
    error_message = "DynamoDB still has a limit that on_demand_maximum no longer has. Set it to -1, apply, and then leave it out."
  }
}
