resource "aws_s3_bucket_logging" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.access_logs_bucket_name != null }

  bucket        = aws_s3_bucket.this[each.key].bucket
  target_bucket = var.access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.this[each.key].bucket}/"
}

resource "aws_s3_bucket_notification" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.enable_eventbridge_notifications }

  bucket      = aws_s3_bucket.this[each.key].bucket
  eventbridge = true
}

resource "aws_s3_bucket_inventory" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.inventory != null }

  bucket                   = aws_s3_bucket.this[each.key].bucket
  name                     = "entire-bucket"
  included_object_versions = "All"

  optional_fields = [
    "ETag",
    "LastModifiedDate",
    "ReplicationStatus",
    "Size",
    "StorageClass",
  ]

  schedule {
    frequency = var.inventory.frequency
  }

  destination {
    bucket {
      bucket_arn = var.inventory.destination_bucket_arn
      format     = var.inventory.format
      prefix     = "inventory"

      encryption {
        sse_s3 {}
      }
    }
  }
}

resource "aws_s3_bucket_analytics_configuration" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.enable_bucket_analytics }

  bucket = aws_s3_bucket.this[each.key].bucket
  name   = "entire-bucket"
}

resource "aws_s3_bucket_intelligent_tiering_configuration" "geojson_data" {
  count = var.intelligent_tiering_archive_after_days == null ? 0 : 1

  bucket = aws_s3_bucket.this["geojson_data"].id
  name   = "archive"

  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = var.intelligent_tiering_archive_after_days
  }
}
