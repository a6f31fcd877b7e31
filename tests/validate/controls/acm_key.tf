resource "aws_acm_certificate" "pass_default" {
  domain_name = "example.com"
}

resource "aws_acm_certificate" "pass_elliptic" {
  domain_name   = "example.com"
  key_algorithm = "EC_prime256v1"

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }
}

resource "aws_acm_certificate" "fail_short" {
  domain_name   = "example.com"
  key_algorithm = "RSA_1024"
}

resource "aws_acm_certificate" "fail_secret" {
  domain_name = "example.com"

  options {
    certificate_transparency_logging_preference = "DISABLED"
  }
}

resource "aws_acm_certificate" "none_imported" {
  certificate_body = "-----BEGIN CERTIFICATE-----"
}

resource "aws_acmpca_certificate_authority" "pass_strong" {
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
  }
}

resource "aws_acmpca_certificate_authority" "fail_sha1" {
  certificate_authority_configuration {
    key_algorithm     = "RSA_2048"
    signing_algorithm = "SHA1WITHRSA"
  }
}
