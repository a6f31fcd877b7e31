resource "aws_s3_bucket" "forced" {
  bucket        = "images"
  force_destroy = true
}
