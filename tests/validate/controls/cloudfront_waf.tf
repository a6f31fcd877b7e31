variable "web_acl_id" {
  type    = string
  default = null
}

resource "aws_cloudfront_distribution" "pass_filtered" {
  web_acl_id = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/x/y"
}

resource "aws_cloudfront_distribution" "fail_open" {}

resource "aws_cloudfront_distribution" "fail_open_by_default" {
  web_acl_id = var.web_acl_id
}

resource "aws_wafv2_web_acl" "own" {
  count = var.web_acl_id == null ? 1 : 0
}

resource "aws_cloudfront_distribution" "pass_own" {
  web_acl_id = aws_wafv2_web_acl.own[0].arn
}
