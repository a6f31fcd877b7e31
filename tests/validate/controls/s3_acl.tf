resource "aws_s3_bucket" "none_without" {}

resource "aws_s3_bucket" "pass_private" {
  acl = "private"
}

resource "aws_s3_bucket" "fail_public" {
  acl = "public-read"
}

resource "aws_s3_bucket" "fail_grant" {
  grant {
    type        = "Group"
    permissions = ["READ"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
  }
}

resource "aws_s3_bucket_acl" "pass_logs" {
  bucket = "logs"
  acl    = "log-delivery-write"
}

resource "aws_s3_bucket_acl" "fail_authenticated" {
  bucket = "open"
  acl    = "authenticated-read"
}

resource "aws_s3_bucket_acl" "fail_grant" {
  bucket = "open"

  access_control_policy {
    grant {
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }
  }
}

variable "acl" {
  type = string
}

resource "aws_s3_bucket_acl" "unknown_acl" {
  bucket = "unclear"
  acl    = var.acl
}
