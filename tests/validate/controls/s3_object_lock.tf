resource "aws_s3_bucket" "locked" {}

resource "aws_s3_bucket_versioning" "of_locked" {
  bucket = aws_s3_bucket.locked.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "plain" {}

resource "aws_s3_bucket_object_lock_configuration" "pass_days" {
  bucket = aws_s3_bucket.locked.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "pass_years" {
  bucket = aws_s3_bucket.locked.id

  rule {
    default_retention {
      mode  = "COMPLIANCE"
      years = 7
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "fail_without_mode" {
  bucket = aws_s3_bucket.locked.id

  rule {
    default_retention {
      days = 30
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "fail_without_time" {
  bucket = aws_s3_bucket.locked.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "fail_no_days" {
  bucket = aws_s3_bucket.locked.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 0
    }
  }
}

resource "aws_s3_bucket_object_lock_configuration" "fail_without_rule" {
  bucket = aws_s3_bucket.locked.id
}

resource "aws_s3_bucket_object_lock_configuration" "fail_without_versions" {
  bucket = aws_s3_bucket.plain.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }
}

variable "days" {
  type = number
}

resource "aws_s3_bucket_object_lock_configuration" "unknown_days" {
  bucket = aws_s3_bucket.locked.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = var.days
    }
  }
}

resource "aws_s3_bucket" "none_without" {}

resource "aws_s3_bucket" "pass_locks" {
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "of_pass_locks" {
  bucket = aws_s3_bucket.pass_locks.id

  rule {
    default_retention {
      mode = "GOVERNANCE"
      days = 30
    }
  }
}

resource "aws_s3_bucket" "fail_locks_nothing" {
  object_lock_enabled = true
}
