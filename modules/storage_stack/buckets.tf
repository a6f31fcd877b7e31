locals {
  buckets = {
    static_website = {
      name       = coalesce(var.bucket_name_overrides.static_website, "${local.name}-static-website")
      sid        = "StaticWebsite"
      holds_data = false
    }
    geojson_data = {
      name       = coalesce(var.bucket_name_overrides.geojson_data, "${local.name}-geojson-data")
      sid        = "GeojsonData"
      holds_data = true
    }
  }
}

resource "aws_cloudfront_origin_access_identity" "this" {
  comment = "Reads the buckets of ${local.name}."
}

resource "aws_s3_bucket" "this" {
  for_each = local.buckets

  bucket              = each.value.name
  force_destroy       = !local.keep_data
  object_lock_enabled = each.value.holds_data && var.object_lock != null

  tags = local.tags

  lifecycle {
    ignore_changes = [object_lock_enabled]

    postcondition {
      condition     = each.value.holds_data && var.object_lock != null ? self.object_lock_enabled : true
      error_message = <<-EOT
        object_lock cannot be switched on for ${self.bucket}, which was made without it: the module does not replace a bucket
        that holds data. Leave object_lock null, or enable it for good yourself (versioning must be on) and apply again:
        aws s3api put-object-lock-configuration --bucket ${self.bucket} --object-lock-configuration ObjectLockEnabled=Enabled
      EOT
    }

    postcondition {
      condition     = each.value.holds_data && var.object_lock == null ? !self.object_lock_enabled : true
      error_message = "object_lock cannot be switched off for ${self.bucket}: S3 keeps Object Lock for as long as the bucket exists."
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = local.buckets

  bucket                  = aws_s3_bucket.this[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_s3_bucket_public_access_block.this]
}

data "aws_iam_policy_document" "this_bucket" {
  for_each = local.buckets

  statement {
    sid     = "DenyPlainHttp"
    effect  = "Deny"
    actions = ["s3:*"]

    resources = [
      aws_s3_bucket.this[each.key].arn,
      "${aws_s3_bucket.this[each.key].arn}/*",
    ]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  statement {
    sid     = "DenyOldTls"
    effect  = "Deny"
    actions = ["s3:*"]

    resources = [
      aws_s3_bucket.this[each.key].arn,
      "${aws_s3_bucket.this[each.key].arn}/*",
    ]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  statement {
    sid       = "AllowCloudFrontToRead"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.this[each.key].arn}/*"]

    principals {
      type        = "AWS"
      identifiers = [aws_cloudfront_origin_access_identity.this.iam_arn]
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id
  policy = data.aws_iam_policy_document.this_bucket[each.key].json

  depends_on = [aws_s3_bucket_ownership_controls.this]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = local.versioned ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "abort-incomplete-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  dynamic "rule" {
    for_each = each.value.holds_data && var.enable_lifecycle && !var.enable_intelligent_tiering ? ["archive"] : []

    content {
      id     = rule.value
      status = "Enabled"

      filter {}

      transition {
        days          = var.geojson_standard_ia_after_days
        storage_class = "STANDARD_IA"
      }

      transition {
        days          = var.geojson_glacier_ir_after_days
        storage_class = "GLACIER_IR"
      }
    }
  }

  dynamic "rule" {
    for_each = each.value.holds_data && var.enable_intelligent_tiering ? ["intelligent-tiering"] : []

    content {
      id     = rule.value
      status = "Enabled"

      filter {}

      transition {
        days          = 0
        storage_class = "INTELLIGENT_TIERING"
      }
    }
  }

  dynamic "rule" {
    for_each = var.enable_lifecycle ? ["expire-old-versions"] : []

    content {
      id     = rule.value
      status = "Enabled"

      filter {}

      noncurrent_version_expiration {
        noncurrent_days = var.old_versions_expire_after_days
      }

      expiration {
        expired_object_delete_marker = true
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_cors_configuration" "geojson_data" {
  count = length(var.cors_allowed_origins) == 0 ? 0 : 1

  bucket = aws_s3_bucket.this["geojson_data"].id

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["If-Modified-Since", "If-None-Match", "Range"]
    expose_headers  = ["Content-Length", "Content-Range", "ETag"]
    max_age_seconds = 3600
  }
}

moved {
  from = aws_s3_bucket.static_website
  to   = aws_s3_bucket.this["static_website"]
}

moved {
  from = aws_s3_bucket.geojson_data
  to   = aws_s3_bucket.this["geojson_data"]
}

moved {
  from = aws_s3_bucket_public_access_block.static_website
  to   = aws_s3_bucket_public_access_block.this["static_website"]
}

moved {
  from = aws_s3_bucket_public_access_block.geojson_data
  to   = aws_s3_bucket_public_access_block.this["geojson_data"]
}

moved {
  from = aws_s3_bucket_ownership_controls.static_website
  to   = aws_s3_bucket_ownership_controls.this["static_website"]
}

moved {
  from = aws_s3_bucket_ownership_controls.geojson_data
  to   = aws_s3_bucket_ownership_controls.this["geojson_data"]
}

moved {
  from = aws_s3_bucket_policy.static_website
  to   = aws_s3_bucket_policy.this["static_website"]
}

moved {
  from = aws_s3_bucket_policy.geojson_data
  to   = aws_s3_bucket_policy.this["geojson_data"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.static_website
  to   = aws_s3_bucket_server_side_encryption_configuration.this["static_website"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.geojson_data
  to   = aws_s3_bucket_server_side_encryption_configuration.this["geojson_data"]
}

moved {
  from = aws_s3_bucket_versioning.static_website
  to   = aws_s3_bucket_versioning.this["static_website"]
}

moved {
  from = aws_s3_bucket_versioning.geojson_data
  to   = aws_s3_bucket_versioning.this["geojson_data"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.static_website
  to   = aws_s3_bucket_lifecycle_configuration.this["static_website"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.geojson_data
  to   = aws_s3_bucket_lifecycle_configuration.this["geojson_data"]
}
