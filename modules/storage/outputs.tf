output "table_names" {
  description = "Map of table to its name; keys are telemetry, incidents, alerts_config, websocket_connections."
  value       = { for key, table in aws_dynamodb_table.this : key => table.name }
}

output "table_arns" {
  description = "Map of table to its ARN."
  value       = { for key, table in aws_dynamodb_table.this : key => table.arn }
}

output "table_stream_arns" {
  description = "Map of table to the ARN of its stream, for telemetry and incidents."
  value       = { for key, table in local.streamed_tables : key => table.stream_arn }
}

output "telemetry_ttl_seconds" {
  description = "Seconds that a producer adds to the current Unix time for the ttl of a telemetry item: 90 days."
  value       = 7776000
}

output "database_cluster_arn" {
  description = "ARN of the Aurora cluster."
  value       = aws_rds_cluster.this.arn
}

output "database_cluster_identifier" {
  description = "Identifier of the Aurora cluster."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "database_endpoint" {
  description = "Host name of the writer."
  value       = aws_rds_cluster.this.endpoint
}

output "database_reader_endpoint" {
  description = "Host name that spreads connections over the readers."
  value       = aws_rds_cluster.this.reader_endpoint
}

output "database_port" {
  description = "Port of both endpoints."
  value       = aws_rds_cluster.this.port
}

output "database_name" {
  description = "Name of the database that the cluster was made with."
  value       = aws_rds_cluster.this.database_name
}

output "database_secret_arn" {
  description = "ARN of the secret in Secrets Manager that holds master user and password; RDS rotates it."
  value       = one(aws_rds_cluster.this.master_user_secret[*].secret_arn)
}

output "database_iam_user_arn_prefix" {
  description = "Prefix of the ARNs that rds-db:connect is allowed for; append the name of a database user."
  value       = "arn:${data.aws_partition.current.partition}:rds-db:${local.here}:dbuser:${aws_rds_cluster.this.cluster_resource_id}/"
}

output "cache_arn" {
  description = "ARN of the Redis replication group."
  value       = aws_elasticache_replication_group.this.arn
}

output "cache_replication_group_id" {
  description = "Id of the Redis replication group."
  value       = aws_elasticache_replication_group.this.id
}

output "cache_primary_endpoint" {
  description = "Host name of the primary, to read and write over TLS."
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}

output "cache_reader_endpoint" {
  description = "Host name that spreads reads over the replicas, over TLS."
  value       = aws_elasticache_replication_group.this.reader_endpoint_address
}

output "cache_port" {
  description = "Port of both endpoints."
  value       = aws_elasticache_replication_group.this.port
}

output "data_lake_bucket_name" {
  description = "Name of the data lake bucket."
  value       = aws_s3_bucket.this["data_lake"].bucket
}

output "data_lake_bucket_arn" {
  description = "ARN of the data lake bucket."
  value       = aws_s3_bucket.this["data_lake"].arn
}

output "videos_bucket_name" {
  description = "Name of the videos bucket."
  value       = aws_s3_bucket.this["videos"].bucket
}

output "videos_bucket_arn" {
  description = "ARN of the videos bucket."
  value       = aws_s3_bucket.this["videos"].arn
}

output "logs_bucket_name" {
  description = "Name of the logs bucket."
  value       = aws_s3_bucket.this["logs"].bucket
}

output "logs_bucket_arn" {
  description = "ARN of the logs bucket."
  value       = aws_s3_bucket.this["logs"].arn
}

output "timestream_database_name" {
  description = "Name of the Timestream database; null unless enable_timestream."
  value       = one(aws_timestreamwrite_database.this[*].database_name)
}

output "timestream_database_arn" {
  description = "ARN of the Timestream database; null unless enable_timestream."
  value       = one(aws_timestreamwrite_database.this[*].arn)
}

output "timestream_table_name" {
  description = "Name of the Timestream table; null unless enable_timestream."
  value       = one(aws_timestreamwrite_table.vehicle_metrics[*].table_name)
}

output "timestream_table_arn" {
  description = "ARN of the Timestream table; null unless enable_timestream."
  value       = one(aws_timestreamwrite_table.vehicle_metrics[*].arn)
}

output "kms_key_policy_json" {
  description = "Statements that the policy of the caller's key must carry, as an IAM policy document."
  value       = data.aws_iam_policy_document.key_statements.json
}

output "alarm_topic_arn" {
  description = "ARN of the module's own alarm topic; null when the caller named topics or alarms are off."
  value       = one(aws_sns_topic.alarms[*].arn)
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(concat(
    values(aws_cloudwatch_metric_alarm.consumed_reads)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.read_throttles)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.write_throttles)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.timestream_errors)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.bucket_objects)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.bucket_size)[*].alarm_name,
    aws_cloudwatch_metric_alarm.dynamodb_user_errors[*].alarm_name,
    aws_cloudwatch_metric_alarm.database_cpu[*].alarm_name,
    aws_cloudwatch_metric_alarm.database_connections[*].alarm_name,
    aws_cloudwatch_metric_alarm.cache_hit_rate[*].alarm_name,
    aws_cloudwatch_metric_alarm.cache_evictions[*].alarm_name,
  ))
}

output "read_policy_json" {
  description = <<-EOT
    Map of store to the IAM policy document that allows reading it; keys are those of `table_names`,
    data_lake, videos, logs and, with enable_timestream, metrics.
  EOT
  value = merge(
    { for store, document in data.aws_iam_policy_document.read_table : store => document.json },
    { for store, document in data.aws_iam_policy_document.read_bucket : store => document.json },
    { for store, document in data.aws_iam_policy_document.read_metrics : store => document.json },
  )
}

output "write_policy_json" {
  description = "The same for writing."
  value = merge(
    { for store, document in data.aws_iam_policy_document.write_table : store => document.json },
    { for store, document in data.aws_iam_policy_document.write_bucket : store => document.json },
    { for store, document in data.aws_iam_policy_document.write_metrics : store => document.json },
  )
}

output "stream_policy_json" {
  description = <<-EOT
    Map of streamed table to the IAM policy document that allows reading its stream: telemetry and
    incidents.
  EOT
  value       = { for store, document in data.aws_iam_policy_document.read_stream : store => document.json }
}
