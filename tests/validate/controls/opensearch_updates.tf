variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_opensearch_domain" "pass_on" {
  software_update_options {
    auto_software_update_enabled = true
  }
}

resource "aws_opensearch_domain" "fail_absent" {}

resource "aws_opensearch_domain" "fail_off" {
  software_update_options {
    auto_software_update_enabled = false
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  software_update_options {
    auto_software_update_enabled = var.undecided
  }
}
