resource "aws_dynamodb_table" "telemetry" {
  name                        = "${local.name}-telemetry"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "vehicle_id"
  range_key                   = "timestamp"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "vehicle_id"
    type = "S"
  }

  attribute {
    name = "timestamp"
    type = "N"
  }

  attribute {
    name = "status"
    type = "S"
  }

  global_secondary_index {
    name            = "StatusIndex"
    hash_key        = "status"
    range_key       = "timestamp"
    projection_type = "ALL"
  }

  ttl {
    enabled        = true
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_id
  }

  tags = local.tags
}

resource "aws_dynamodb_table" "incidents" {
  name                        = "${local.name}-incidents"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "incident_id"
  range_key                   = "timestamp"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "incident_id"
    type = "S"
  }

  attribute {
    name = "timestamp"
    type = "N"
  }

  attribute {
    name = "vehicle_id"
    type = "S"
  }

  attribute {
    name = "status"
    type = "S"
  }

  global_secondary_index {
    name            = "VehicleIndex"
    hash_key        = "vehicle_id"
    range_key       = "timestamp"
    projection_type = "ALL"
  }

  global_secondary_index {
    name            = "StatusIndex"
    hash_key        = "status"
    range_key       = "timestamp"
    projection_type = "ALL"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_id
  }

  tags = local.tags
}

resource "aws_dynamodb_table" "alerts_config" {
  name                        = "${local.name}-alerts-config"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "user_id"
  range_key                   = "alert_type"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = false

  attribute {
    name = "user_id"
    type = "S"
  }

  attribute {
    name = "alert_type"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_id
  }

  tags = local.tags
}

resource "aws_dynamodb_table" "websocket_connections" {
  name                        = "${local.name}-websocket-connections"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "connection_id"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = false

  attribute {
    name = "connection_id"
    type = "S"
  }

  attribute {
    name = "user_id"
    type = "S"
  }

  attribute {
    name = "connected_at"
    type = "N"
  }

  global_secondary_index {
    name            = "UserIndex"
    hash_key        = "user_id"
    range_key       = "connected_at"
    projection_type = "ALL"
  }

  ttl {
    enabled        = true
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_id
  }

  tags = local.tags
}
