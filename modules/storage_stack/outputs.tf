output "cache_table_name" {
  description = "Name of the cache table."
  value       = aws_dynamodb_table.cache.name
}

output "cache_table_arn" {
  description = "ARN of the cache table."
  value       = aws_dynamodb_table.cache.arn
}

output "cache_stream_arn" {
  description = "ARN of the table's stream, which carries both images of every change."
  value       = aws_dynamodb_table.cache.stream_arn
}

output "cache_ttl_seconds" {
  description = "Seconds that a producer adds to the current Unix time for the ttl of an item: cache_ttl_days."
  value       = var.cache_ttl_days * 86400
}

output "static_website_bucket_name" {
  description = "Name of the static website bucket."
  value       = aws_s3_bucket.this["static_website"].bucket
}

output "static_website_bucket_arn" {
  description = "ARN of the static website bucket."
  value       = aws_s3_bucket.this["static_website"].arn
}

output "static_website_bucket_regional_domain_name" {
  description = "Host name, for an origin of CloudFront, of the static website bucket."
  value       = aws_s3_bucket.this["static_website"].bucket_regional_domain_name
}

output "geojson_data_bucket_name" {
  description = "Name of the geojson data bucket."
  value       = aws_s3_bucket.this["geojson_data"].bucket
}

output "geojson_data_bucket_arn" {
  description = "ARN of the geojson data bucket."
  value       = aws_s3_bucket.this["geojson_data"].arn
}

output "geojson_data_bucket_regional_domain_name" {
  description = "Host name, for an origin of CloudFront, of the geojson data bucket."
  value       = aws_s3_bucket.this["geojson_data"].bucket_regional_domain_name
}

output "cloudfront_oai_id" {
  description = "Id of the origin access identity that reads both buckets."
  value       = aws_cloudfront_origin_access_identity.this.id
}

output "cloudfront_oai_path" {
  description = "The identity as an origin of a distribution names it."
  value       = aws_cloudfront_origin_access_identity.this.cloudfront_access_identity_path
}

output "cloudfront_oai_iam_arn" {
  description = "The identity as a bucket policy names it."
  value       = aws_cloudfront_origin_access_identity.this.iam_arn
}

output "parameter_prefix" {
  description = "What the names of all parameters begin with, up to the last slash."
  value       = "${local.parameter_prefix}/"
}

output "parameter_names" {
  description = "Map of a parameter's last part, such as s3/static-bucket-name, to its full name."
  value       = { for key, parameter in aws_ssm_parameter.this : key => parameter.name }
}

output "function_policy_json" {
  description = <<-EOT
    IAM policy document of the function that uses the cache: table and index, the parameters, its own
    logs.
  EOT
  value       = data.aws_iam_policy_document.function.json
}

output "read_policy_json" {
  description = <<-EOT
    Map of store to the IAM policy document that allows people and jobs to read it; keys are cache,
    static_website, geojson_data.
  EOT
  value = merge(
    { for store, document in data.aws_iam_policy_document.read_table : store => document.json },
    { for store, document in data.aws_iam_policy_document.read_bucket : store => document.json },
  )
}

output "write_policy_json" {
  description = "The same for writing."
  value = merge(
    { for store, document in data.aws_iam_policy_document.write_table : store => document.json },
    { for store, document in data.aws_iam_policy_document.write_bucket : store => document.json },
  )
}

output "stream_policy_json" {
  description = "The same for whoever consumes the stream of changes; the key is cache."
  value       = { for store, document in data.aws_iam_policy_document.stream : store => document.json }
}

output "replication_role_arn" {
  description = "ARN of the role that replicates; null where nothing is replicated."
  value       = one(aws_iam_role.replication[*].arn)
}

output "alarm_topic_arn" {
  description = "ARN of the module's own alarm topic; null when the caller named topics or alarms are off."
  value       = one(aws_sns_topic.alarms[*].arn)
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(concat(
    aws_cloudwatch_metric_alarm.throttles[*].alarm_name,
    aws_cloudwatch_metric_alarm.latency[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.bucket_4xx)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.bucket_5xx)[*].alarm_name,
    values(aws_cloudwatch_metric_alarm.failed_replications)[*].alarm_name,
  ))
}

output "dashboard_name" {
  description = "Name of the dashboard; null unless enable_dashboard."
  value       = one(aws_cloudwatch_dashboard.this[*].dashboard_name)
}
