resource "aws_acm_certificate" "pass_dns" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "fail_email" {
  domain_name       = "example.com"
  validation_method = "EMAIL"
}

resource "aws_acm_certificate" "fail_imported" {
  certificate_body = "-----BEGIN CERTIFICATE-----"
  private_key      = "x"
}

resource "aws_acm_certificate" "none_private" {
  domain_name               = "example.internal"
  certificate_authority_arn = "arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/x"
}

variable "method" {
  type = string
}

resource "aws_acm_certificate" "unknown_method" {
  domain_name       = "example.com"
  validation_method = var.method
}
