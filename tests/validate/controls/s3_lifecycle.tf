variable "tidy" {
  type    = bool
  default = false
}

variable "days" {
  type = number
}

resource "aws_s3_bucket" "pass_week" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_pass_week" {
  bucket = aws_s3_bucket.pass_week.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket" "fail_too_late" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_too_late" {
  bucket = aws_s3_bucket.fail_too_late.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 30
    }
  }
}

resource "aws_s3_bucket" "fail_disabled" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_disabled" {
  bucket = aws_s3_bucket.fail_disabled.id

  rule {
    id     = "x"
    status = "Disabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket" "fail_narrowed" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_narrowed" {
  bucket = aws_s3_bucket.fail_narrowed.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {
      prefix = "tmp/"
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket" "fail_other_rule" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_other_rule" {
  bucket = aws_s3_bucket.fail_other_rule.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket" "fail_other_rule_disabled" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_other_rule_disabled" {
  bucket = aws_s3_bucket.fail_other_rule_disabled.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "x"
    status = "Disabled"

    filter {}

    expiration {
      days = 90
    }
  }
}

resource "aws_s3_bucket" "fail_by_a_variable_that_is_off" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_by_a_variable_that_is_off" {
  bucket = aws_s3_bucket.fail_by_a_variable_that_is_off.id

  rule {
    id     = "x"
    status = var.tidy ? "Enabled" : "Disabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket" "fail_dynamic_that_renders_nothing" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_fail_dynamic_that_renders_nothing" {
  bucket = aws_s3_bucket.fail_dynamic_that_renders_nothing.id

  dynamic "rule" {
    for_each = var.tidy ? ["x"] : []

    content {
      id     = rule.value
      status = "Enabled"

      abort_incomplete_multipart_upload {
        days_after_initiation = 7
      }
    }
  }
}

resource "aws_s3_bucket" "unknown_days" {}

resource "aws_s3_bucket_lifecycle_configuration" "of_unknown_days" {
  bucket = aws_s3_bucket.unknown_days.id

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = var.days
    }
  }
}

resource "aws_s3_bucket" "pass_inline" {
  lifecycle_rule {
    enabled                                = true
    abort_incomplete_multipart_upload_days = 7
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "pass_elsewhere" {
  bucket = "somebody-elses"

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "fail_elsewhere" {
  bucket = "somebody-elses"

  rule {
    id     = "x"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 0
    }
  }
}
