resource "aws_route53domains_registered_domain" "pass_default" {
  domain_name = "example.com"
}

resource "aws_route53domains_registered_domain" "fail_open" {
  domain_name   = "example.com"
  transfer_lock = false
}

resource "aws_route53domains_registered_domain" "fail_expires" {
  domain_name = "example.com"
  auto_renew  = false
}
