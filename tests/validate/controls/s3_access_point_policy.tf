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

resource "aws_s3control_access_point_policy" "pass_named" {
  access_point_arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/x"
  policy           = data.aws_iam_policy_document.named.json
}

resource "aws_s3control_access_point_policy" "fail_everyone" {
  access_point_arn = "arn:aws:s3:eu-west-1:123456789012:accesspoint/x"
  policy           = data.aws_iam_policy_document.everyone.json
}

resource "aws_s3_access_point" "pass_inline" {
  bucket = "x"
  name   = "inline"
  policy = data.aws_iam_policy_document.named.json
}

resource "aws_s3_access_point" "fail_inline" {
  bucket = "x"
  name   = "open"
  policy = data.aws_iam_policy_document.everyone.json
}

resource "aws_s3_access_point" "none_without" {
  bucket = "x"
  name   = "without"
}
