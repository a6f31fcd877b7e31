variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_opensearch_domain" "pass_whole" {
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}

resource "aws_opensearch_domain" "fail_absent" {}

resource "aws_elasticsearch_domain" "pass_whole" {
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}

resource "aws_elasticsearch_domain" "fail_absent" {}

resource "aws_opensearch_domain" "pass_by_default" {
  domain_endpoint_options {
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}

resource "aws_opensearch_domain" "fail_plain_http" {
  domain_endpoint_options {
    enforce_https       = false
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}

resource "aws_opensearch_domain" "fail_old_policy" {
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-0-2019-07"
  }
}

resource "aws_opensearch_domain" "fail_without_forward_secrecy" {
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}

resource "aws_opensearch_domain" "fail_default_policy" {
  domain_endpoint_options {
    enforce_https = true
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  domain_endpoint_options {
    enforce_https       = var.undecided
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }
}
