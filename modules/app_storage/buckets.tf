resource "aws_s3_bucket" "frontend" {
  bucket        = "${local.name}-frontend-${var.random_suffix}"
  force_destroy = !local.keep_data

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "frontend" {
  bucket                  = aws_s3_bucket.frontend.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "frontend" {
  bucket = aws_s3_bucket.frontend.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_s3_bucket_public_access_block.frontend]
}

data "aws_iam_policy_document" "frontend_bucket" {
  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.frontend.arn, "${aws_s3_bucket.frontend.arn}/*"]

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

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AllowCloudFront"
      actions   = ["s3:GetObject"]
      resources = ["${aws_s3_bucket.frontend.arn}/*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "AWS:SourceArn"
        values   = statement.value
      }
    }
  }
}

resource "aws_s3_bucket_policy" "frontend" {
  bucket = aws_s3_bucket.frontend.id
  policy = data.aws_iam_policy_document.frontend_bucket.json

  depends_on = [aws_s3_bucket_ownership_controls.frontend]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "frontend" {
  bucket = aws_s3_bucket.frontend.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }

  lifecycle {
    precondition {
      condition     = split(":", var.kms_key_arn)[3] == data.aws_region.current.id
      error_message = "kms_key_arn is a key of ${split(":", var.kms_key_arn)[3]}, but the provider aws works in ${data.aws_region.current.id}: S3 takes only keys of the bucket's own region."
    }
  }
}

resource "aws_s3_bucket_versioning" "frontend" {
  bucket = aws_s3_bucket.frontend.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "frontend" {
  bucket = aws_s3_bucket.frontend.id

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.frontend_old_version_days
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

  depends_on = [aws_s3_bucket_versioning.frontend]
}

resource "aws_s3_bucket" "frontend_backup" {
  provider = aws.replica

  bucket        = "${local.name}-frontend-backup-${var.random_suffix}"
  force_destroy = !local.keep_data

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "frontend_backup" {
  provider = aws.replica

  bucket                  = aws_s3_bucket.frontend_backup.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "frontend_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_s3_bucket_public_access_block.frontend_backup]
}

data "aws_iam_policy_document" "frontend_backup_bucket" {
  statement {
    sid     = "DenyPlainHttp"
    effect  = "Deny"
    actions = ["s3:*"]

    resources = [
      aws_s3_bucket.frontend_backup.arn,
      "${aws_s3_bucket.frontend_backup.arn}/*",
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

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AllowCloudFront"
      actions   = ["s3:GetObject"]
      resources = ["${aws_s3_bucket.frontend_backup.arn}/*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "AWS:SourceArn"
        values   = statement.value
      }
    }
  }
}

resource "aws_s3_bucket_policy" "frontend_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id
  policy = data.aws_iam_policy_document.frontend_backup_bucket.json

  depends_on = [aws_s3_bucket_ownership_controls.frontend_backup]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "frontend_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.replica_kms_key_arn
    }
  }

  lifecycle {
    precondition {
      condition     = split(":", var.replica_kms_key_arn)[3] == data.aws_region.replica.id
      error_message = "replica_kms_key_arn is a key of ${split(":", var.replica_kms_key_arn)[3]}, but the provider aws.replica works in ${data.aws_region.replica.id}: S3 takes only keys of the bucket's own region."
    }
  }
}

resource "aws_s3_bucket_versioning" "frontend_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "frontend_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.frontend_old_version_days
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

  depends_on = [aws_s3_bucket_versioning.frontend_backup]
}

resource "aws_s3_bucket" "images" {
  bucket        = "${local.name}-images-${var.random_suffix}"
  force_destroy = !local.keep_data

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "images" {
  bucket                  = aws_s3_bucket.images.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "images" {
  bucket = aws_s3_bucket.images.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_s3_bucket_public_access_block.images]
}

data "aws_iam_policy_document" "images_bucket" {
  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.images.arn, "${aws_s3_bucket.images.arn}/*"]

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

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AllowCloudFront"
      actions   = ["s3:GetObject"]
      resources = ["${aws_s3_bucket.images.arn}/*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "AWS:SourceArn"
        values   = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 ? [var.application_role_arns] : []

    content {
      sid = "AllowApplication"

      actions = [
        "s3:GetObject",
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
      ]

      resources = ["${aws_s3_bucket.images.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 ? [var.application_role_arns] : []

    content {
      sid       = "AllowApplicationToList"
      actions   = ["s3:ListBucket"]
      resources = [aws_s3_bucket.images.arn]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = (
      var.s3_vpc_endpoint_id != null && length(var.application_role_arns) > 0 ? [var.application_role_arns] : []
    )

    content {
      sid    = "DenyApplicationOutsideEndpoint"
      effect = "Deny"

      actions = [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject*",
        "s3:GetObject*",
        "s3:ListBucket*",
        "s3:ListMultipartUploadParts",
        "s3:PutObject*",
        "s3:RestoreObject",
      ]

      resources = [aws_s3_bucket.images.arn, "${aws_s3_bucket.images.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = statement.value
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:SourceVpce"
        values   = [var.s3_vpc_endpoint_id]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:ViaAWSService"
        values   = ["false"]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "images" {
  bucket = aws_s3_bucket.images.id
  policy = data.aws_iam_policy_document.images_bucket.json

  depends_on = [aws_s3_bucket_ownership_controls.images]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "images" {
  bucket = aws_s3_bucket.images.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }

  lifecycle {
    precondition {
      condition     = split(":", var.kms_key_arn)[3] == data.aws_region.current.id
      error_message = "kms_key_arn is a key of ${split(":", var.kms_key_arn)[3]}, but the provider aws works in ${data.aws_region.current.id}: S3 takes only keys of the bucket's own region."
    }
  }
}

resource "aws_s3_bucket_versioning" "images" {
  bucket = aws_s3_bucket.images.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "images" {
  bucket = aws_s3_bucket.images.id

  rule {
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

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.images_old_version_days
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

  depends_on = [aws_s3_bucket_versioning.images]
}

resource "aws_s3_bucket" "images_backup" {
  provider = aws.replica

  bucket        = "${local.name}-images-backup-${var.random_suffix}"
  force_destroy = !local.keep_data

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "images_backup" {
  provider = aws.replica

  bucket                  = aws_s3_bucket.images_backup.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "images_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.images_backup.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }

  depends_on = [aws_s3_bucket_public_access_block.images_backup]
}

data "aws_iam_policy_document" "images_backup_bucket" {
  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.images_backup.arn, "${aws_s3_bucket.images_backup.arn}/*"]

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

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AllowCloudFront"
      actions   = ["s3:GetObject"]
      resources = ["${aws_s3_bucket.images_backup.arn}/*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "AWS:SourceArn"
        values   = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 ? [var.application_role_arns] : []

    content {
      sid       = "AllowApplication"
      actions   = ["s3:GetObject"]
      resources = ["${aws_s3_bucket.images_backup.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 ? [var.application_role_arns] : []

    content {
      sid       = "AllowApplicationToList"
      actions   = ["s3:ListBucket"]
      resources = [aws_s3_bucket.images_backup.arn]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = (
      var.s3_vpc_endpoint_id != null && length(var.application_role_arns) > 0 ? [var.application_role_arns] : []
    )

    content {
      sid    = "DenyApplicationOutsideEndpoint"
      effect = "Deny"

      actions = [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject*",
        "s3:GetObject*",
        "s3:ListBucket*",
        "s3:ListMultipartUploadParts",
        "s3:PutObject*",
        "s3:RestoreObject",
      ]

      resources = [
        aws_s3_bucket.images_backup.arn,
        "${aws_s3_bucket.images_backup.arn}/*",
      ]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = statement.value
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:SourceVpce"
        values   = [coalesce(var.replica_s3_vpc_endpoint_id, var.s3_vpc_endpoint_id)]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:ViaAWSService"
        values   = ["false"]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "images_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.images_backup.id
  policy = data.aws_iam_policy_document.images_backup_bucket.json

  depends_on = [aws_s3_bucket_ownership_controls.images_backup]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "images_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.images_backup.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.replica_kms_key_arn
    }
  }

  lifecycle {
    precondition {
      condition     = split(":", var.replica_kms_key_arn)[3] == data.aws_region.replica.id
      error_message = "replica_kms_key_arn is a key of ${split(":", var.replica_kms_key_arn)[3]}, but the provider aws.replica works in ${data.aws_region.replica.id}: S3 takes only keys of the bucket's own region."
    }
  }
}

resource "aws_s3_bucket_versioning" "images_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.images_backup.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "images_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.images_backup.id

  rule {
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

  rule {
    id     = "expire-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.images_old_version_days
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

  depends_on = [aws_s3_bucket_versioning.images_backup]
}

resource "aws_s3_bucket_website_configuration" "frontend" {
  bucket = aws_s3_bucket.frontend.id

  index_document {
    suffix = "index.html"
  }

  error_document {
    key = "index.html"
  }
}

resource "aws_s3_bucket_website_configuration" "frontend_backup" {
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id

  index_document {
    suffix = "index.html"
  }

  error_document {
    key = "index.html"
  }
}

resource "aws_s3_bucket_cors_configuration" "frontend" {
  count = length(var.cors_allowed_origins) > 0 ? 1 : 0

  bucket = aws_s3_bucket.frontend.id

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_cors_configuration" "frontend_backup" {
  count    = length(var.cors_allowed_origins) > 0 ? 1 : 0
  provider = aws.replica

  bucket = aws_s3_bucket.frontend_backup.id

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_cors_configuration" "images" {
  count = length(var.cors_allowed_origins) > 0 ? 1 : 0

  bucket = aws_s3_bucket.images.id

  cors_rule {
    allowed_methods = ["GET", "HEAD", "PUT", "POST"]
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_cors_configuration" "images_backup" {
  count    = length(var.cors_allowed_origins) > 0 ? 1 : 0
  provider = aws.replica

  bucket = aws_s3_bucket.images_backup.id

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = var.cors_allowed_origins
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}

resource "aws_s3_bucket_logging" "frontend" {
  bucket        = aws_s3_bucket.frontend.id
  target_bucket = var.access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.frontend.id}/"
}

resource "aws_s3_bucket_logging" "frontend_backup" {
  count    = var.replica_access_logs_bucket_name == null ? 0 : 1
  provider = aws.replica

  bucket        = aws_s3_bucket.frontend_backup.id
  target_bucket = var.replica_access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.frontend_backup.id}/"
}

resource "aws_s3_bucket_logging" "images" {
  bucket        = aws_s3_bucket.images.id
  target_bucket = var.access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.images.id}/"
}

resource "aws_s3_bucket_logging" "images_backup" {
  count    = var.replica_access_logs_bucket_name == null ? 0 : 1
  provider = aws.replica

  bucket        = aws_s3_bucket.images_backup.id
  target_bucket = var.replica_access_logs_bucket_name
  target_prefix = "${aws_s3_bucket.images_backup.id}/"
}
