variable "certificate" {
  type     = string
  nullable = false
}

resource "aws_elb" "pass_https" {
  name = "pass"

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 443
    instance_protocol  = "https"
    ssl_certificate_id = var.certificate
  }
}

resource "aws_load_balancer_policy" "pass_tls" {
  load_balancer_name = aws_elb.pass_https.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}

resource "aws_load_balancer_listener_policy" "pass_tls" {
  load_balancer_name = aws_elb.pass_https.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.pass_tls.policy_name]
}

resource "aws_elb" "pass_negotiation" {
  name = "negotiation"

  listener {
    lb_port            = 443
    lb_protocol        = "ssl"
    instance_port      = 443
    instance_protocol  = "ssl"
    ssl_certificate_id = var.certificate
  }
}

resource "aws_lb_ssl_negotiation_policy" "pass_negotiation" {
  name          = "tls"
  load_balancer = aws_elb.pass_negotiation.id
  lb_port       = 443

  attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}

resource "aws_elb" "fail_http" {
  name = "http"

  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 80
    instance_protocol = "http"
  }
}

resource "aws_elb" "fail_default_policy" {
  name = "default"

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 443
    instance_protocol  = "https"
    ssl_certificate_id = var.certificate
  }
}

resource "aws_elb" "fail_certificate_of_iam" {
  name = "iam"

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 443
    instance_protocol  = "https"
    ssl_certificate_id = "arn:aws:iam::111122223333:server-certificate/shop"
  }
}

resource "aws_load_balancer_listener_policy" "of_iam" {
  load_balancer_name = aws_elb.fail_certificate_of_iam.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.pass_tls.policy_name]
}

resource "aws_load_balancer_policy" "fail_old" {
  load_balancer_name = "old"
  policy_name        = "old"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08"
  }
}

resource "aws_load_balancer_policy" "none_cookies" {
  load_balancer_name = "cookies"
  policy_name        = "cookies"
  policy_type_name   = "AppCookieStickinessPolicyType"
}

resource "aws_lb_ssl_negotiation_policy" "fail_tls_1_0" {
  name          = "tls"
  load_balancer = "old"
  lb_port       = 443

  attribute {
    name  = "Protocol-TLSv1"
    value = "true"
  }
}
