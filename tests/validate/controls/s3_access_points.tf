data "aws_iam_policy_document" "named" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:eu-west-1:123456789012:accesspoint/x/object/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/reader"]
    }
  }
}

data "aws_iam_policy_document" "everyone" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:eu-west-1:123456789012:accesspoint/x/object/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_access_point" "pass_default" {
  bucket = "x"
  name   = "default"
}

resource "aws_s3_access_point" "pass_explicit" {
  bucket = "x"
  name   = "explicit"
  policy = data.aws_iam_policy_document.named.json

  public_access_block_configuration {
    block_public_acls       = true
    block_public_policy     = true
    ignore_public_acls      = true
    restrict_public_buckets = true
  }
}

resource "aws_s3_access_point" "fail_open" {
  bucket = "x"
  name   = "open"

  public_access_block_configuration {
    block_public_policy     = false
    restrict_public_buckets = false
  }
}

resource "aws_s3control_multi_region_access_point" "pass_default" {
  details {
    name = "default"

    region {
      bucket = "x"
    }
  }
}

resource "aws_s3control_multi_region_access_point" "fail_open" {
  details {
    name = "open"

    public_access_block {
      block_public_policy = false
    }

    region {
      bucket = "x"
    }
  }
}

resource "aws_s3control_access_point_policy" "pass_named" {
  access_point_arn = aws_s3_access_point.pass_default.arn
  policy           = data.aws_iam_policy_document.named.json
}

resource "aws_s3control_access_point_policy" "fail_everyone" {
  access_point_arn = aws_s3_access_point.pass_default.arn
  policy           = data.aws_iam_policy_document.everyone.json
}
