resource "aws_s3_bucket_object_lock_configuration" "geojson_data" {
  count = var.object_lock == null ? 0 : 1

  bucket = aws_s3_bucket.this["geojson_data"].id

  rule {
    default_retention {
      mode = var.object_lock.mode
      days = var.object_lock.days
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
