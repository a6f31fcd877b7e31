variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "encrypted" {
  type    = bool
  default = false
}

variable "algorithm" {
  type = string
}

resource "aws_s3_bucket" "pass_module_key" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "of_pass_module_key" {
  bucket = aws_s3_bucket.pass_module_key.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket" "fail_wrong_key" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "of_fail_wrong_key" {
  bucket = aws_s3_bucket.fail_wrong_key.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:aws:kms:eu-west-1:123456789012:key/other"
    }
  }
}

resource "aws_s3_bucket" "fail_key_forgotten" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "of_fail_key_forgotten" {
  bucket = aws_s3_bucket.fail_key_forgotten.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket" "fail_aes" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "of_fail_aes" {
  bucket = aws_s3_bucket.fail_aes.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket" "fail_no_bucket_key" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "of_fail_no_bucket_key" {
  bucket = aws_s3_bucket.fail_no_bucket_key.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket" "fail_bucket_key_off" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "of_fail_bucket_key_off" {
  bucket = aws_s3_bucket.fail_bucket_key_off.id

  rule {
    bucket_key_enabled = false

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket" "fail_by_a_variable_that_is_off" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "by_variable" {
  count = var.encrypted ? 1 : 0

  bucket = aws_s3_bucket.fail_by_a_variable_that_is_off.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket" "fail_dynamic_that_renders_nothing" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "dynamic" {
  bucket = aws_s3_bucket.fail_dynamic_that_renders_nothing.id

  dynamic "rule" {
    for_each = var.encrypted ? [true] : []

    content {
      bucket_key_enabled = true

      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = var.kms_key_arn
      }
    }
  }
}

resource "aws_s3_bucket" "unknown_algorithm" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "unclear" {
  bucket = aws_s3_bucket.unknown_algorithm.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.algorithm
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket" "pass_inline" {
  server_side_encryption_configuration {
    rule {
      bucket_key_enabled = true

      apply_server_side_encryption_by_default {
        sse_algorithm     = "aws:kms"
        kms_master_key_id = var.kms_key_arn
      }
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "pass_elsewhere" {
  bucket = "somebody-elses"

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "fail_elsewhere" {
  bucket = "somebody-elses"

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "none_of_this_module" {
  bucket = aws_s3_bucket.pass_module_key.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}
