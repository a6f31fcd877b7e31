output "stream_name" {
  description = "Name of the telemetry stream."
  value       = aws_kinesis_stream.telemetry.name
}

output "stream_arn" {
  description = "ARN of the telemetry stream, for event source mappings and rules."
  value       = aws_kinesis_stream.telemetry.arn
}

output "queue_names" {
  description = "Map of queue to its name; keys are emergency and telemetry."
  value = {
    emergency = aws_sqs_queue.emergency.name
    telemetry = aws_sqs_queue.telemetry.name
  }
}

output "queue_arns" {
  description = "Map of queue to its ARN."
  value = {
    emergency = aws_sqs_queue.emergency.arn
    telemetry = aws_sqs_queue.telemetry.arn
  }
}

output "queue_urls" {
  description = "Map of queue to its URL."
  value = {
    emergency = aws_sqs_queue.emergency.url
    telemetry = aws_sqs_queue.telemetry.url
  }
}

output "dead_letter_queue_arns" {
  description = "Map of queue to the ARN of its dead-letter queue."
  value = {
    emergency = aws_sqs_queue.emergency_dlq.arn
    telemetry = aws_sqs_queue.telemetry_dlq.arn
  }
}

output "dead_letter_queue_urls" {
  description = "Map of queue to the URL of its dead-letter queue."
  value = {
    emergency = aws_sqs_queue.emergency_dlq.url
    telemetry = aws_sqs_queue.telemetry_dlq.url
  }
}

output "topic_arns" {
  description = "Map of topic to its ARN; keys are authorities, owner, manager, alarms."
  value       = local.topic_arns
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

output "stream_producer_policy_json" {
  description = "IAM policy document that allows writing to the stream."
  value       = data.aws_iam_policy_document.stream_producer.json
}

output "stream_consumer_policy_json" {
  description = "IAM policy document that allows reading the stream, as an event source mapping needs it."
  value       = data.aws_iam_policy_document.stream_consumer.json
}

output "queue_producer_policy_jsons" {
  description = "Map of queue to an IAM policy document that allows sending to it."
  value       = { for key, policy in data.aws_iam_policy_document.queue_producer : key => policy.json }
}

output "queue_consumer_policy_jsons" {
  description = <<-EOT
    Map of queue to an IAM policy document that allows receiving from it, as an event source mapping
    needs it.
  EOT
  value       = { for key, policy in data.aws_iam_policy_document.queue_consumer : key => policy.json }
}

output "topic_publisher_policy_jsons" {
  description = "Map of topic to an IAM policy document that allows publishing to it."
  value       = { for key, policy in data.aws_iam_policy_document.topic_publisher : key => policy.json }
}

output "kms_key_policy_json" {
  description = <<-EOT
    Statements that the policy of the caller's key must have beside its own; merge them with
    source_policy_documents.
  EOT
  value       = data.aws_iam_policy_document.key_statements.json
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(concat(
    values(aws_cloudwatch_metric_alarm.queue_depth)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.dead_letters)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.delivery_failures)[*].alarm_name,
    [
      aws_cloudwatch_metric_alarm.iterator_age.alarm_name,
      aws_cloudwatch_metric_alarm.write_throttles.alarm_name,
      aws_cloudwatch_metric_alarm.emergency_age.alarm_name,
      aws_cloudwatch_metric_alarm.archive_freshness.alarm_name,
      aws_cloudwatch_metric_alarm.archive_conversion.alarm_name,
      aws_cloudwatch_metric_alarm.archive_stalled.alarm_name,
      aws_cloudwatch_metric_alarm.shard_scaler_errors.alarm_name,
      aws_cloudwatch_metric_alarm.shard_scaler_throttles.alarm_name,
      aws_cloudwatch_metric_alarm.shard_scaler_silent.alarm_name,
      aws_cloudwatch_metric_alarm.shard_scaler_blocked.alarm_name,
    ]
  ))
}
