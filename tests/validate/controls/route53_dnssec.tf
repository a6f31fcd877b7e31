resource "aws_route53_zone" "pass_signed" {
  name = "signed.example.com"
}

resource "aws_route53_hosted_zone_dnssec" "pass_signed" {
  hosted_zone_id = aws_route53_zone.pass_signed.id
}

resource "aws_route53_zone" "fail_unsigned" {
  name = "unsigned.example.com"
}

resource "aws_route53_zone" "fail_off" {
  name = "off.example.com"
}

resource "aws_route53_hosted_zone_dnssec" "off" {
  hosted_zone_id = aws_route53_zone.fail_off.id
  signing_status = "NOT_SIGNING"
}

resource "aws_route53_zone" "none_private" {
  name = "private.example.com"

  vpc {
    vpc_id = "vpc-12345678"
  }
}
