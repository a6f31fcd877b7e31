variable "acl" {
  type     = string
  nullable = false
}

resource "aws_s3_object" "pass_private" {}

resource "aws_s3_object" "fail_public" {
  acl = "public-read"
}

resource "aws_s3_bucket_object" "pass_private" {}

resource "aws_s3_bucket_object" "fail_public" {
  acl = "public-read"
}

resource "aws_s3_object_copy" "pass_private" {}

resource "aws_s3_object_copy" "fail_public" {
  acl = "public-read"
}

resource "aws_s3_object" "pass_named" {
  acl = "bucket-owner-full-control"
}

resource "aws_s3_object" "unknown_by_the_caller" {
  acl = var.acl
}
