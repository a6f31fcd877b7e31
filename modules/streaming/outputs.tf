output "stream_name" {
  description = "Name of the telemetry stream."
  value       = aws_kinesis_stream.telemetry.name
}

output "stream_arn" {
  description = "ARN of the telemetry stream, for event source mappings and rules."
  value       = aws_kinesis_stream.telemetry.arn
}

output "stream_consumer_arns" {
  description = "Map of consumer in kinesis_consumers to its ARN, for event source mappings."
  value       = { for key, consumer in aws_kinesis_stream_consumer.this : key => consumer.arn }
}

output "queue_names" {
  description = "Map of queue to its name; keys are emergency and telemetry."
  value       = { for key, queue in aws_sqs_queue.this : key => queue.name }
}

output "queue_arns" {
  description = "Map of queue to its ARN."
  value       = { for key, queue in aws_sqs_queue.this : key => queue.arn }
}

output "queue_urls" {
  description = "Map of queue to its URL."
  value       = { for key, queue in aws_sqs_queue.this : key => queue.url }
}

output "dead_letter_queue_names" {
  description = "Map of queue to the name of its dead-letter queue."
  value       = { for key, queue in aws_sqs_queue.dead_letters : key => queue.name }
}

output "dead_letter_queue_arns" {
  description = "Map of queue to the ARN of its dead-letter queue."
  value       = { for key, queue in aws_sqs_queue.dead_letters : key => queue.arn }
}

output "dead_letter_queue_urls" {
  description = "Map of queue to the URL of its dead-letter queue."
  value       = { for key, queue in aws_sqs_queue.dead_letters : key => queue.url }
}

output "topic_arns" {
  description = "Map of topic to its ARN; keys are authorities, owner, manager, alarms."
  value       = { for key, topic in aws_sns_topic.this : key => topic.arn }
}

output "firehose_name" {
  description = "Name of the Firehose that archives the stream."
  value       = aws_kinesis_firehose_delivery_stream.telemetry.name
}

output "firehose_arn" {
  description = "ARN of that Firehose."
  value       = aws_kinesis_firehose_delivery_stream.telemetry.arn
}

output "glue_database_name" {
  description = "Glue database of the archived telemetry."
  value       = aws_glue_catalog_database.telemetry.name
}

output "glue_table_name" {
  description = "Table in it."
  value       = aws_glue_catalog_table.telemetry.name
}

output "shard_scaler_function_name" {
  description = "Name of the function that scales the stream."
  value       = aws_lambda_function.shard_scaler.function_name
}

output "shard_scaler_function_arn" {
  description = "ARN of that function."
  value       = aws_lambda_function.shard_scaler.arn
}

output "read_policy_json" {
  description = <<-EOT
    Map of store to the IAM policy document that allows reading it; keys are stream, emergency_queue,
    telemetry_queue.
  EOT
  value = merge(
    { for store, document in data.aws_iam_policy_document.read_stream : store => document.json },
    { for store, document in data.aws_iam_policy_document.read_queue : store => document.json },
  )
}

output "write_policy_json" {
  description = <<-EOT
    Map of store to the IAM policy document that allows writing it; keys are those of reading,
    authorities_topic, owner_topic, manager_topic.
  EOT
  value = merge(
    { for store, document in data.aws_iam_policy_document.write_stream : store => document.json },
    { for store, document in data.aws_iam_policy_document.write_queue : store => document.json },
    { for store, document in data.aws_iam_policy_document.write_topic : store => document.json },
  )
}

output "stream_policy_json" {
  description = "Map of store to the IAM policy document that allows reading its stream; the key is stream."
  value       = { for store, document in data.aws_iam_policy_document.read_stream : store => document.json }
}

output "redrive_policy_json" {
  description = <<-EOT
    Map of store to the IAM policy document that allows reading its dead letters and sending them back;
    keys are emergency_queue, telemetry_queue.
  EOT
  value       = { for store, document in data.aws_iam_policy_document.redrive_queue : store => document.json }
}

output "kms_key_policy_json" {
  description = <<-EOT
    Statements that the policy of the caller's key must have beside its own; merge them with
    source_policy_documents.
  EOT
  value       = data.aws_iam_policy_document.key_statements.json
}

output "alarm_topic_arn" {
  description = "ARN of the module's own alarm topic; null when the caller named topics or alarms are off."
  value = (
    var.enable_cloudwatch_alarms && length(var.alarm_topic_arns) == 0 ? aws_sns_topic.this["alarms"].arn : null
  )
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(concat(
    values(aws_cloudwatch_metric_alarm.metric)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.math)[*].alarm_name,
    aws_cloudwatch_metric_alarm.shard_scaler_silent[*].alarm_name,
  ))
}
