locals {
  bucket_names = {
    static_website = aws_s3_bucket.static_website.bucket
    geojson_data   = aws_s3_bucket.geojson_data.bucket
  }
}

resource "aws_s3_bucket_logging" "this" {
  for_each = { for key, bucket in local.bucket_names : key => bucket if var.access_logs_bucket_name != null }

  bucket        = each.value
  target_bucket = var.access_logs_bucket_name
  target_prefix = "${each.value}/"
}

resource "aws_s3_bucket_analytics_configuration" "this" {
  for_each = { for key, bucket in local.bucket_names : key => bucket if var.enable_bucket_analytics }

  bucket = each.value
  name   = "entire-bucket"
}

resource "aws_s3_bucket_intelligent_tiering_configuration" "geojson_data" {
  count = var.intelligent_tiering_archive_after_days == null ? 0 : 1

  bucket = aws_s3_bucket.geojson_data.id
  name   = "archive"

  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = var.intelligent_tiering_archive_after_days
  }
}
