output "dynamodb_table_name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.main.name
}

output "dynamodb_table_arn" {
  description = "ARN of the table."
  value       = aws_dynamodb_table.main.arn
}

output "dynamodb_stream_arn" {
  description = "ARN of the table's stream, for the function that feeds the search index."
  value       = aws_dynamodb_table.main.stream_arn
}

output "dynamodb_replica_table_arn" {
  description = "ARN of the table's replica; null without one."
  value       = one(aws_dynamodb_table.main.replica[*].arn)
}

output "dynamodb_replica_stream_arn" {
  description = "Stream ARN of the table's replica; null without one."
  value       = one(aws_dynamodb_table.main.replica[*].stream_arn)
}

output "frontend_bucket_name" {
  description = "Name of the frontend bucket."
  value       = aws_s3_bucket.this["frontend"].bucket
}

output "frontend_bucket_arn" {
  description = "ARN of the frontend bucket."
  value       = aws_s3_bucket.this["frontend"].arn
}

output "frontend_bucket_regional_domain_name" {
  description = "Domain name of the frontend bucket."
  value       = aws_s3_bucket.this["frontend"].bucket_regional_domain_name
}

output "frontend_backup_bucket_name" {
  description = "Name of the frontend's backup in the replica region."
  value       = aws_s3_bucket.backup["frontend_backup"].bucket
}

output "frontend_backup_bucket_arn" {
  description = "ARN of the frontend's backup in the replica region."
  value       = aws_s3_bucket.backup["frontend_backup"].arn
}

output "frontend_backup_bucket_regional_domain_name" {
  description = "Domain name of the frontend's backup in the replica region."
  value       = aws_s3_bucket.backup["frontend_backup"].bucket_regional_domain_name
}

output "images_bucket_name" {
  description = "Name of the images bucket."
  value       = aws_s3_bucket.this["images"].bucket
}

output "images_bucket_arn" {
  description = "ARN of the images bucket."
  value       = aws_s3_bucket.this["images"].arn
}

output "images_bucket_regional_domain_name" {
  description = "Domain name of the images bucket."
  value       = aws_s3_bucket.this["images"].bucket_regional_domain_name
}

output "images_backup_bucket_name" {
  description = "Name of the images' backup in the replica region."
  value       = aws_s3_bucket.backup["images_backup"].bucket
}

output "images_backup_bucket_arn" {
  description = "ARN of the images' backup in the replica region."
  value       = aws_s3_bucket.backup["images_backup"].arn
}

output "images_backup_bucket_regional_domain_name" {
  description = "Domain name of the images' backup in the replica region."
  value       = aws_s3_bucket.backup["images_backup"].bucket_regional_domain_name
}

output "replication_role_arn" {
  description = "ARN of the role that replicates; null where nothing is replicated."
  value       = one(aws_iam_role.replication[*].arn)
}

output "kms_key_policy_json" {
  description = "Statements that the policy of the key in kms_key_arn must carry, as an IAM policy document."
  value       = data.aws_iam_policy_document.key_statements.json
}

output "replica_kms_key_policy_json" {
  description = "The same for the key in replica_kms_key_arn."
  value       = data.aws_iam_policy_document.replica_key_statements.json
}

output "read_policy_json" {
  description = "Map of store to the IAM policy document that allows reading it; keys are table, images and frontend."
  value = merge(
    { table = data.aws_iam_policy_document.read_table.json },
    { for key, document in data.aws_iam_policy_document.read_bucket : key => document.json },
  )
}

output "write_policy_json" {
  description = "Map of store to the IAM policy document that allows writing it; keys are table, images and frontend."
  value = merge(
    { table = data.aws_iam_policy_document.write_table.json },
    { for key, document in data.aws_iam_policy_document.write_bucket : key => document.json },
  )
}

output "stream_policy_json" {
  description = "Map of store to the IAM policy document that allows reading its stream; the key is table."
  value = {
    table = data.aws_iam_policy_document.stream.json
  }
}

output "alarm_topic_arn" {
  description = "ARN of the module's own alarm topic; null when the caller named topics or alarms are off."
  value       = one(aws_sns_topic.alarms[*].arn)
}

output "replica_alarm_topic_arn" {
  description = "The same in the replica region."
  value       = one(aws_sns_topic.replica_alarms[*].arn)
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(concat(
    values(aws_cloudwatch_metric_alarm.read_throttles)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.write_throttles)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.read_capacity)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.write_capacity)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.bucket_5xx)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.backup_5xx)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.failed_replications)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.replication_latency)[*].alarm_name,
    aws_cloudwatch_metric_alarm.system_errors[*].alarm_name,
    aws_cloudwatch_metric_alarm.latency[*].alarm_name,
    aws_cloudwatch_metric_alarm.user_errors[*].alarm_name,
    aws_cloudwatch_metric_alarm.table_replication_latency[*].alarm_name,
  ))
}
