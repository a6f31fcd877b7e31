resource "aws_timestreamwrite_database" "this" {
  count = var.enable_timestream ? 1 : 0

  database_name = "${local.name}-metrics"
  kms_key_id    = var.kms_key_id

  tags = local.tags
}

resource "aws_timestreamwrite_table" "vehicle_metrics" {
  count = var.enable_timestream ? 1 : 0

  database_name = aws_timestreamwrite_database.this[0].database_name
  table_name    = "vehicle_metrics"

  retention_properties {
    memory_store_retention_period_in_hours  = 24
    magnetic_store_retention_period_in_days = 365
  }

  tags = local.tags
}

check "timestream_customer" {
  assert {
    condition     = !var.enable_timestream || var.timestream_existing_customer
    error_message = "AWS closed Timestream to new customers on 2025-06-20: set enable_timestream = false, or timestream_existing_customer = true."
  }
}
