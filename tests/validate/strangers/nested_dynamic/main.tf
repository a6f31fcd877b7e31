variable "rules" {
  default = [
    { id = "logs", days = [{ days = 30, class = "GLACIER" }, { days = 10, class = "STANDARD_IA" }] },
    { id = "rest", days = [] },
  ]
}

variable "unknown" {
  type = list(object({ id = string }))
}

resource "aws_s3_bucket" "this" {
  bucket = "b"
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  dynamic "rule" {
    for_each = var.rules
    iterator = r

    content {
      id     = r.value.id
      status = "Enabled"

      filter {}

      abort_incomplete_multipart_upload {
        days_after_initiation = 7
      }

      dynamic "transition" {
        for_each = r.value.days
        iterator = t

        content {
          days          = t.value.days
          storage_class = t.value.class
        }
      }
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  dynamic "versioning_configuration" {
    for_each = var.unknown

    content {
      status = "Enabled"
    }
  }
}
