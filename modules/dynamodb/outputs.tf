output "table_names" {
  description = "Map of table to its name; keys are log_metadata, user_sessions, system_config, audit_trail."
  value       = local.table_names
}

output "table_arns" {
  description = "Map of table to its ARN."
  value       = { for key, table in aws_dynamodb_table.this : key => table.arn }
}

output "table_stream_arns" {
  description = "Map of table to the ARN of its stream, null where changes are not streamed."
  value = {
    for key, table in aws_dynamodb_table.this : key => local.tables[key].streamed ? table.stream_arn : null
  }
}

output "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the tables and the alarm topic."
  value       = local.kms_key_arn
}

output "kms_key_alias" {
  description = "Alias of the module's own key; null with kms_key_id."
  value       = one(aws_kms_alias.this[*].name)
}

output "kms_key_policy_json" {
  description = <<-EOT
    IAM policy document that a caller's key needs in its policy, so that alarms can publish to the
    encrypted topic.
  EOT
  value       = data.aws_iam_policy_document.key_statements.json
}

output "table_configurations" {
  description = "Keys, indexes, expiry, recovery and stream of each table."
  value = {
    for key, table in local.tables : key => {
      name                        = aws_dynamodb_table.this[key].name
      billing_mode                = var.billing_mode
      table_class                 = var.table_class
      hash_key                    = table.hash_key
      range_key                   = table.range_key
      global_secondary_indexes    = table.indexes
      ttl_attribute               = var.enable_ttl ? table.ttl_attribute : null
      point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
      stream_enabled              = table.streamed
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
  description = "Map of table to the IAM policy document that allows reading it and its indexes."
  value       = { for store, document in data.aws_iam_policy_document.read_table : store => document.json }
}

output "write_policy_json" {
  description = <<-EOT
    Map of table to the IAM policy document that allows writing it; the audit trail's allows PutItem
    alone.
  EOT
  value       = { for store, document in data.aws_iam_policy_document.write_table : store => document.json }
}

output "stream_policy_json" {
  description = "Map of table to the IAM policy document that allows reading its stream; only tables that are streamed."
  value       = { for store, document in data.aws_iam_policy_document.read_stream : store => document.json }
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
