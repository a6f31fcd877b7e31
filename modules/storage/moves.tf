moved {
  from = aws_dynamodb_table.telemetry
  to   = aws_dynamodb_table.this["telemetry"]
}

moved {
  from = aws_dynamodb_table.incidents
  to   = aws_dynamodb_table.this["incidents"]
}

moved {
  from = aws_dynamodb_table.alerts_config
  to   = aws_dynamodb_table.this["alerts_config"]
}

moved {
  from = aws_dynamodb_table.websocket_connections
  to   = aws_dynamodb_table.this["websocket_connections"]
}

moved {
  from = aws_s3_bucket.data_lake
  to   = aws_s3_bucket.this["data_lake"]
}

moved {
  from = aws_s3_bucket.videos
  to   = aws_s3_bucket.this["videos"]
}

moved {
  from = aws_s3_bucket.logs
  to   = aws_s3_bucket.this["logs"]
}

moved {
  from = aws_s3_bucket_public_access_block.data_lake
  to   = aws_s3_bucket_public_access_block.this["data_lake"]
}

moved {
  from = aws_s3_bucket_public_access_block.videos
  to   = aws_s3_bucket_public_access_block.this["videos"]
}

moved {
  from = aws_s3_bucket_public_access_block.logs
  to   = aws_s3_bucket_public_access_block.this["logs"]
}

moved {
  from = aws_s3_bucket_ownership_controls.data_lake
  to   = aws_s3_bucket_ownership_controls.this["data_lake"]
}

moved {
  from = aws_s3_bucket_ownership_controls.videos
  to   = aws_s3_bucket_ownership_controls.this["videos"]
}

moved {
  from = aws_s3_bucket_ownership_controls.logs
  to   = aws_s3_bucket_ownership_controls.this["logs"]
}

moved {
  from = aws_s3_bucket_policy.data_lake
  to   = aws_s3_bucket_policy.this["data_lake"]
}

moved {
  from = aws_s3_bucket_policy.videos
  to   = aws_s3_bucket_policy.this["videos"]
}

moved {
  from = aws_s3_bucket_policy.logs
  to   = aws_s3_bucket_policy.this["logs"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.data_lake
  to   = aws_s3_bucket_server_side_encryption_configuration.this["data_lake"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.videos
  to   = aws_s3_bucket_server_side_encryption_configuration.this["videos"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.logs
  to   = aws_s3_bucket_server_side_encryption_configuration.this["logs"]
}

moved {
  from = aws_s3_bucket_versioning.data_lake
  to   = aws_s3_bucket_versioning.this["data_lake"]
}

moved {
  from = aws_s3_bucket_versioning.videos
  to   = aws_s3_bucket_versioning.this["videos"]
}

moved {
  from = aws_s3_bucket_versioning.logs
  to   = aws_s3_bucket_versioning.this["logs"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.data_lake
  to   = aws_s3_bucket_lifecycle_configuration.this["data_lake"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.videos
  to   = aws_s3_bucket_lifecycle_configuration.this["videos"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.logs
  to   = aws_s3_bucket_lifecycle_configuration.this["logs"]
}

moved {
  from = aws_cloudwatch_metric_alarm.timestream_system_errors[0]
  to   = aws_cloudwatch_metric_alarm.timestream_errors["system"]
}

moved {
  from = aws_cloudwatch_metric_alarm.timestream_user_errors[0]
  to   = aws_cloudwatch_metric_alarm.timestream_errors["user"]
}
