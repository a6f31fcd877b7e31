resource "aws_dynamodb_table" "log_metadata" {
  name                        = "${local.name}-log-metadata"
  billing_mode                = var.billing_mode
  read_capacity               = local.capacity["log_metadata"].read
  write_capacity              = local.capacity["log_metadata"].write
  hash_key                    = "log_id"
  range_key                   = "timestamp"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = var.enable_streams
  stream_view_type            = var.enable_streams ? "NEW_AND_OLD_IMAGES" : null

  attribute {
    name = "log_id"
    type = "S"
  }

  attribute {
    name = "timestamp"
    type = "S"
  }

  attribute {
    name = "service_name"
    type = "S"
  }

  attribute {
    name = "log_level"
    type = "S"
  }

  attribute {
    name = "user_id"
    type = "S"
  }

  global_secondary_index {
    name            = "ServiceIndex"
    hash_key        = "service_name"
    range_key       = "timestamp"
    projection_type = "ALL"
    read_capacity   = local.capacity["log_metadata/ServiceIndex"].read
    write_capacity  = local.capacity["log_metadata/ServiceIndex"].write
  }

  global_secondary_index {
    name            = "LogLevelIndex"
    hash_key        = "log_level"
    range_key       = "timestamp"
    projection_type = "ALL"
    read_capacity   = local.capacity["log_metadata/LogLevelIndex"].read
    write_capacity  = local.capacity["log_metadata/LogLevelIndex"].write
  }

  global_secondary_index {
    name            = "UserIndex"
    hash_key        = "user_id"
    range_key       = "timestamp"
    projection_type = "ALL"
    read_capacity   = local.capacity["log_metadata/UserIndex"].read
    write_capacity  = local.capacity["log_metadata/UserIndex"].write
  }

  ttl {
    enabled        = var.enable_ttl
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled                 = var.enable_point_in_time_recovery
    recovery_period_in_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  tags = local.tags
}

resource "aws_dynamodb_table" "user_sessions" {
  name                        = "${local.name}-user-sessions"
  billing_mode                = var.billing_mode
  read_capacity               = local.capacity["user_sessions"].read
  write_capacity              = local.capacity["user_sessions"].write
  hash_key                    = "session_id"
  range_key                   = "user_id"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = var.enable_streams
  stream_view_type            = var.enable_streams ? "NEW_AND_OLD_IMAGES" : null

  attribute {
    name = "session_id"
    type = "S"
  }

  attribute {
    name = "user_id"
    type = "S"
  }

  attribute {
    name = "created_at"
    type = "S"
  }

  global_secondary_index {
    name            = "UserSessionIndex"
    hash_key        = "user_id"
    range_key       = "created_at"
    projection_type = "ALL"
    read_capacity   = local.capacity["user_sessions/UserSessionIndex"].read
    write_capacity  = local.capacity["user_sessions/UserSessionIndex"].write
  }

  ttl {
    enabled        = var.enable_ttl
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled                 = var.enable_point_in_time_recovery
    recovery_period_in_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  tags = local.tags
}

resource "aws_dynamodb_table" "system_config" {
  name                        = "${local.name}-system-config"
  billing_mode                = var.billing_mode
  read_capacity               = local.capacity["system_config"].read
  write_capacity              = local.capacity["system_config"].write
  hash_key                    = "config_key"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "config_key"
    type = "S"
  }

  attribute {
    name = "environment"
    type = "S"
  }

  global_secondary_index {
    name            = "EnvironmentIndex"
    hash_key        = "environment"
    projection_type = "ALL"
    read_capacity   = local.capacity["system_config/EnvironmentIndex"].read
    write_capacity  = local.capacity["system_config/EnvironmentIndex"].write
  }

  point_in_time_recovery {
    enabled                 = var.enable_point_in_time_recovery
    recovery_period_in_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  tags = local.tags
}

resource "aws_dynamodb_table" "audit_trail" {
  name                        = "${local.name}-audit-trail"
  billing_mode                = var.billing_mode
  read_capacity               = local.capacity["audit_trail"].read
  write_capacity              = local.capacity["audit_trail"].write
  hash_key                    = "audit_id"
  range_key                   = "timestamp"
  deletion_protection_enabled = local.keep_data
  stream_enabled              = var.enable_streams
  stream_view_type            = var.enable_streams ? "NEW_AND_OLD_IMAGES" : null

  attribute {
    name = "audit_id"
    type = "S"
  }

  attribute {
    name = "timestamp"
    type = "S"
  }

  attribute {
    name = "action_type"
    type = "S"
  }

  attribute {
    name = "user_id"
    type = "S"
  }

  global_secondary_index {
    name            = "ActionTypeIndex"
    hash_key        = "action_type"
    range_key       = "timestamp"
    projection_type = "ALL"
    read_capacity   = local.capacity["audit_trail/ActionTypeIndex"].read
    write_capacity  = local.capacity["audit_trail/ActionTypeIndex"].write
  }

  global_secondary_index {
    name            = "UserAuditIndex"
    hash_key        = "user_id"
    range_key       = "timestamp"
    projection_type = "ALL"
    read_capacity   = local.capacity["audit_trail/UserAuditIndex"].read
    write_capacity  = local.capacity["audit_trail/UserAuditIndex"].write
  }

  ttl {
    enabled        = var.enable_ttl
    attribute_name = "ttl"
  }

  point_in_time_recovery {
    enabled                 = var.enable_point_in_time_recovery
    recovery_period_in_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  tags = local.tags
}

locals {
  table_names = {
    log_metadata  = aws_dynamodb_table.log_metadata.name
    user_sessions = aws_dynamodb_table.user_sessions.name
    system_config = aws_dynamodb_table.system_config.name
    audit_trail   = aws_dynamodb_table.audit_trail.name
  }

  capacity_units = {
    for key in local.unit_keys : key => {
      table = local.table_names[split("/", key)[0]]
      index = try(split("/", key)[1], null)
    }
  }
}
