locals {
  buckets = {
    frontend = {
      name             = "${local.name}-frontend-${var.random_suffix}"
      website          = true
      tiered           = false
      old_version_days = var.frontend_old_version_days
      cors_methods     = ["GET", "HEAD"]
      backup           = "frontend_backup"
    }
    images = {
      name             = "${local.name}-images-${var.random_suffix}"
      website          = false
      tiered           = true
      old_version_days = var.images_old_version_days
      cors_methods     = ["GET", "HEAD", "PUT", "POST"]
      backup           = "images_backup"
    }
  }

  backups = {
    frontend_backup = {
      name             = "${local.name}-frontend-backup-${var.random_suffix}"
      website          = true
      tiered           = false
      old_version_days = var.frontend_old_version_days
      cors_methods     = ["GET", "HEAD"]
    }
    images_backup = {
      name             = "${local.name}-images-backup-${var.random_suffix}"
      website          = false
      tiered           = true
      old_version_days = var.images_old_version_days
      cors_methods     = ["GET", "HEAD"]
    }
  }

  bucket_names = values(merge(local.buckets, local.backups))[*].name
}

resource "aws_s3_bucket" "this" {
  for_each = local.buckets

  bucket        = each.value.name
  force_destroy = !local.keep_data

  tags = local.tags
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

resource "aws_s3_bucket_policy" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id
  policy = data.aws_iam_policy_document.bucket[each.key].json

  depends_on = [aws_s3_bucket_ownership_controls.this]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  for_each = local.buckets

  bucket = aws_s3_bucket.this[each.key].id

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = each.value.old_version_days
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  rule {
    id     = "abort-incomplete-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  dynamic "rule" {
    for_each = each.value.tiered ? [true] : []

    content {
      id     = "tiers"
      status = "Enabled"

      filter {}

      transition {
        days          = 30
        storage_class = "STANDARD_IA"
      }

      transition {
        days          = 90
        storage_class = var.images_glacier_class
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket        = each.value.name
  force_destroy = !local.keep_data

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket                  = aws_s3_bucket.backup[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_s3_bucket_public_access_block.backup]
}

resource "aws_s3_bucket_policy" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id
  policy = data.aws_iam_policy_document.bucket[each.key].json

  depends_on = [aws_s3_bucket_ownership_controls.backup]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.replica_kms_key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "backup" {
  for_each = local.backups
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = each.value.old_version_days
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  rule {
    id     = "abort-incomplete-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  dynamic "rule" {
    for_each = each.value.tiered ? [true] : []

    content {
      id     = "tiers"
      status = "Enabled"

      filter {}

      transition {
        days          = 30
        storage_class = "STANDARD_IA"
      }

      transition {
        days          = 90
        storage_class = var.images_glacier_class
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.backup]
}

resource "aws_s3_bucket_website_configuration" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if bucket.website }

  bucket = aws_s3_bucket.this[each.key].id

  index_document {
    suffix = "index.html"
  }

  error_document {
    key = "index.html"
  }
}

resource "aws_s3_bucket_website_configuration" "backup" {
  for_each = { for key, bucket in local.backups : key => bucket if bucket.website }
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id

  index_document {
    suffix = "index.html"
  }

  error_document {
    key = "index.html"
  }
}

resource "aws_s3_bucket_cors_configuration" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if length(var.cors_allowed_origins) > 0 }

  bucket = aws_s3_bucket.this[each.key].id

  cors_rule {
    allowed_methods = each.value.cors_methods
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_cors_configuration" "backup" {
  for_each = { for key, bucket in local.backups : key => bucket if length(var.cors_allowed_origins) > 0 }
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].id

  cors_rule {
    allowed_methods = each.value.cors_methods
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}
