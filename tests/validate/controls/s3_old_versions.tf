resource "aws_s3_bucket" "pass_month" {}

resource "aws_s3_bucket_versioning" "of_pass_month" {
  bucket = aws_s3_bucket.pass_month.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "of_pass_month" {
  bucket = aws_s3_bucket.pass_month.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket_versioning" "of_fail_absent" {
  bucket = aws_s3_bucket.fail_absent.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "fail_too_late" {}

resource "aws_s3_bucket_versioning" "of_fail_too_late" {
  bucket = aws_s3_bucket.fail_too_late.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_too_late" {
  bucket = aws_s3_bucket.fail_too_late.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 3650
    }
  }
}

resource "aws_s3_bucket" "fail_disabled" {}

resource "aws_s3_bucket_versioning" "of_fail_disabled" {
  bucket = aws_s3_bucket.fail_disabled.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_disabled" {
  bucket = aws_s3_bucket.fail_disabled.id

  rule {
    id     = "x"
    status = "Disabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }
}

resource "aws_s3_bucket" "fail_narrowed" {}

resource "aws_s3_bucket_versioning" "of_fail_narrowed" {
  bucket = aws_s3_bucket.fail_narrowed.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_narrowed" {
  bucket = aws_s3_bucket.fail_narrowed.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {
      prefix = "tmp/"
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }
}

resource "aws_s3_bucket" "fail_other_rule" {}

resource "aws_s3_bucket_versioning" "of_fail_other_rule" {
  bucket = aws_s3_bucket.fail_other_rule.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_other_rule" {
  bucket = aws_s3_bucket.fail_other_rule.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket" "none_without_versions" {}

variable "days" {
  type = number
}

resource "aws_s3_bucket" "unknown_days" {}

resource "aws_s3_bucket_versioning" "of_unknown_days" {
  bucket = aws_s3_bucket.unknown_days.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "of_unknown_days" {
  bucket = aws_s3_bucket.unknown_days.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = var.days
    }
  }
}

resource "aws_s3_bucket" "pass_inline" {
  versioning {
    enabled = true
  }

  lifecycle_rule {
    enabled = true

    noncurrent_version_expiration {
      days = 30
    }
  }
}
