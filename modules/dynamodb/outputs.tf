output "table_names" {
  description = "Map of table to its name; keys are log_metadata, user_sessions, system_config, audit_trail."
  value       = local.table_names
}

output "table_arns" {
  description = "Map of table to its ARN."
  value = {
    log_metadata  = aws_dynamodb_table.log_metadata.arn
    user_sessions = aws_dynamodb_table.user_sessions.arn
    system_config = aws_dynamodb_table.system_config.arn
    audit_trail   = aws_dynamodb_table.audit_trail.arn
  }
}

output "table_stream_arns" {
  description = "Map of table to the ARN of its stream, null where changes are not streamed."
  value = {
    log_metadata  = var.enable_streams ? aws_dynamodb_table.log_metadata.stream_arn : null
    user_sessions = var.enable_streams ? aws_dynamodb_table.user_sessions.stream_arn : null
    system_config = aws_dynamodb_table.system_config.stream_arn
    audit_trail   = var.enable_streams ? aws_dynamodb_table.audit_trail.stream_arn : null
  }
}

output "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the tables and the alarm topic."
  value       = aws_kms_key.this.arn
}

output "kms_key_alias" {
  description = "Alias of that key."
  value       = aws_kms_alias.this.name
}

output "table_configurations" {
  description = "Keys, indexes, expiry, recovery and stream of each table."
  value = {
    log_metadata = {
      name         = aws_dynamodb_table.log_metadata.name
      billing_mode = var.billing_mode
      hash_key     = "log_id"
      range_key    = "timestamp"
      global_secondary_indexes = {
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
      ttl_attribute               = var.enable_ttl ? "ttl" : null
      point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
      stream_enabled              = var.enable_streams
      deletion_protection         = local.keep_data
    }
    user_sessions = {
      name         = aws_dynamodb_table.user_sessions.name
      billing_mode = var.billing_mode
      hash_key     = "session_id"
      range_key    = "user_id"
      global_secondary_indexes = {
        UserSessionIndex = {
          hash_key  = "user_id"
          range_key = "created_at"
        }
      }
      ttl_attribute               = var.enable_ttl ? "ttl" : null
      point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
      stream_enabled              = var.enable_streams
      deletion_protection         = local.keep_data
    }
    system_config = {
      name         = aws_dynamodb_table.system_config.name
      billing_mode = var.billing_mode
      hash_key     = "config_key"
      range_key    = null
      global_secondary_indexes = {
        EnvironmentIndex = {
          hash_key  = "environment"
          range_key = null
        }
      }
      ttl_attribute               = null
      point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
      stream_enabled              = true
      deletion_protection         = local.keep_data
    }
    audit_trail = {
      name         = aws_dynamodb_table.audit_trail.name
      billing_mode = var.billing_mode
      hash_key     = "audit_id"
      range_key    = "timestamp"
      global_secondary_indexes = {
        ActionTypeIndex = {
          hash_key  = "action_type"
          range_key = "timestamp"
        }
        UserAuditIndex = {
          hash_key  = "user_id"
          range_key = "timestamp"
        }
      }
      ttl_attribute               = var.enable_ttl ? "ttl" : null
      point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
      stream_enabled              = var.enable_streams
      deletion_protection         = local.keep_data
    }
  }
}

output "dynamodb_endpoints" {
  description = "Region, HTTPS endpoint and table names for an application's configuration."
  value = {
    region      = data.aws_region.current.id
    endpoint    = "https://dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}"
    table_names = local.table_names
  }
}

output "read_policy_json" {
  description = "IAM policy document that allows reading all tables and their indexes."
  value       = data.aws_iam_policy_document.read.json
}

output "write_policy_json" {
  description = "IAM policy document that allows writing all tables."
  value       = data.aws_iam_policy_document.write.json
}

output "alarm_topic_arn" {
  description = "ARN of the module's own alarm topic; null when the caller named topics or alarms are off."
  value       = one(aws_sns_topic.alarms[*].arn)
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(concat(
    values(aws_cloudwatch_metric_alarm.read_throttles)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.write_throttles)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.system_errors)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.latency)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.consumed_capacity)[*].alarm_name,
    aws_cloudwatch_metric_alarm.user_errors[*].alarm_name,
  ))
}

output "dashboard_name" {
  description = "Name of the dashboard; null unless enable_dashboard."
  value       = one(aws_cloudwatch_dashboard.this[*].dashboard_name)
}
