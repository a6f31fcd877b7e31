resource "aws_s3_bucket_logging" "this" {
  for_each = local.buckets

  bucket        = aws_s3_bucket.this[each.key].id
  target_bucket = var.access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.this[each.key].id}/"
}

resource "aws_s3_bucket_logging" "backup" {
  for_each = { for key, bucket in local.backups : key => bucket if var.replica_access_logs_bucket_name != null }
  provider = aws.replica

  bucket        = aws_s3_bucket.backup[each.key].id
  target_bucket = var.replica_access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.backup[each.key].id}/"
}

resource "aws_s3_bucket_inventory" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.inventory != null }

  bucket                   = aws_s3_bucket.this[each.key].id
  name                     = "entire-bucket"
  included_object_versions = "All"

  optional_fields = [
    "EncryptionStatus",
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

resource "aws_s3_bucket_inventory" "backup" {
  for_each = { for key, bucket in local.backups : key => bucket if var.replica_inventory != null }
  provider = aws.replica

  bucket                   = aws_s3_bucket.backup[each.key].id
  name                     = "entire-bucket"
  included_object_versions = "All"

  optional_fields = [
    "EncryptionStatus",
    "ETag",
    "LastModifiedDate",
    "ReplicationStatus",
    "Size",
    "StorageClass",
  ]

  schedule {
    frequency = var.replica_inventory.frequency
  }

  destination {
    bucket {
      bucket_arn = var.replica_inventory.destination_bucket_arn
      format     = var.replica_inventory.format
      prefix     = "inventory"

      encryption {
        sse_s3 {}
      }
    }
  }
}

resource "aws_s3_bucket_notification" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.enable_eventbridge_notifications }

  bucket      = aws_s3_bucket.this[each.key].id
  eventbridge = true
}

resource "aws_s3_bucket_notification" "backup" {
  for_each = { for key, bucket in local.backups : key => bucket if var.enable_eventbridge_notifications }
  provider = aws.replica

  bucket      = aws_s3_bucket.backup[each.key].id
  eventbridge = true
}
