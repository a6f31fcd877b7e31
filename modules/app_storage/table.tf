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
        max_read_request_units  = coalesce(on_demand_throughput.value.read, -1)
        max_write_request_units = coalesce(on_demand_throughput.value.write, -1)
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
        max_read_request_units  = coalesce(on_demand_throughput.value.read, -1)
        max_write_request_units = coalesce(on_demand_throughput.value.write, -1)
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
      max_read_request_units  = coalesce(on_demand_throughput.value.read, -1)
      max_write_request_units = coalesce(on_demand_throughput.value.write, -1)
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
