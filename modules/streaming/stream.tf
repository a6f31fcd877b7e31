# The shard scaler moves shard_count; Terraform sets it once.
resource "aws_kinesis_stream" "telemetry" {
  name                      = "${local.name}-telemetry"
  shard_count               = var.kinesis_shard_count
  retention_period          = var.kinesis_retention_period
  encryption_type           = "KMS"
  kms_key_id                = var.kms_key_id
  shard_level_metrics       = var.kinesis_shard_level_metrics
  enforce_consumer_deletion = !local.keep_data

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }

  tags = local.tags

  lifecycle {
    ignore_changes = [shard_count]

    precondition {
      condition = (
        var.kinesis_shard_count >= var.shard_scaling.min_shards &&
        var.kinesis_shard_count <= var.shard_scaling.max_shards
      )
      error_message = "kinesis_shard_count must lie between shard_scaling.min_shards and shard_scaling.max_shards."
    }
  }
}

resource "aws_kinesis_stream_consumer" "this" {
  for_each = var.kinesis_consumers

  name       = "${local.name}-${each.key}"
  stream_arn = aws_kinesis_stream.telemetry.arn
}
