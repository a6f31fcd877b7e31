variable "environment" {
  type     = string
  nullable = false
}

resource "aws_s3_bucket" "pass_enabled" {}

resource "aws_s3_bucket_versioning" "of_pass_enabled" {
  bucket = aws_s3_bucket.pass_enabled.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "pass_in_production" {}

resource "aws_s3_bucket_versioning" "of_pass_in_production" {
  bucket = aws_s3_bucket.pass_in_production.id

  versioning_configuration {
    status = var.environment == "prod" ? "Enabled" : "Suspended"
  }
}

variable "versioned" {
  type    = bool
  default = false
}

variable "undecided" {
  type = bool
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket" "fail_suspended" {}

resource "aws_s3_bucket_versioning" "of_fail_suspended" {
  bucket = aws_s3_bucket.fail_suspended.id

  versioning_configuration {
    status = "Suspended"
  }
}

resource "aws_s3_bucket" "fail_by_a_variable_that_is_off" {}

resource "aws_s3_bucket_versioning" "of_fail_by_a_variable_that_is_off" {
  bucket = aws_s3_bucket.fail_by_a_variable_that_is_off.id

  versioning_configuration {
    status = var.versioned ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket" "unknown_by_the_caller" {}

resource "aws_s3_bucket_versioning" "of_unknown_by_the_caller" {
  bucket = aws_s3_bucket.unknown_by_the_caller.id

  versioning_configuration {
    status = var.undecided ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket" "pass_inline" {
  versioning {
    enabled = true
  }
}

resource "aws_s3_bucket" "fail_inline" {
  versioning {
    enabled = false
  }
}

resource "aws_s3_bucket_versioning" "pass_elsewhere" {
  bucket = "somebody-elses"

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "fail_elsewhere" {
  bucket = "somebody-elses"

  versioning_configuration {
    status = "Disabled"
  }
}

resource "aws_s3_bucket_versioning" "none_of_this_module" {
  bucket = aws_s3_bucket.pass_enabled.id

  versioning_configuration {
    status = "Enabled"
  }
}
