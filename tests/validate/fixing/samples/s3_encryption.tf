resource "aws_s3_bucket" "absent" {
  bucket = "images"
}

resource "aws_s3_bucket" "many" {
  for_each = toset(["a", "b"])

  bucket = each.key
}

resource "aws_s3_bucket" "counted" {
  count = 2
}
