variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_opensearch_domain" "pass_on" {
  advanced_security_options {
    enabled = true
  }
}

resource "aws_opensearch_domain" "fail_absent" {}

resource "aws_elasticsearch_domain" "pass_on" {
  advanced_security_options {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "fail_absent" {}

resource "aws_opensearch_domain" "fail_off" {
  advanced_security_options {
    enabled = false
  }
}

resource "aws_opensearch_domain" "fail_anonymous" {
  advanced_security_options {
    enabled                = true
    anonymous_auth_enabled = true
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  advanced_security_options {
    enabled = var.undecided
  }
}
