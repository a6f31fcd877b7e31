variable "subnets" {
  type    = list(string)
  default = null
}

variable "networks" {
  type     = list(list(string))
  nullable = false
}

resource "aws_opensearch_domain" "pass_in_a_vpc" {
  vpc_options {
    subnet_ids         = ["subnet-0"]
    security_group_ids = ["sg-0"]
  }
}

resource "aws_opensearch_domain" "fail_public" {}

resource "aws_elasticsearch_domain" "pass_in_a_vpc" {
  vpc_options {
    subnet_ids         = ["subnet-0"]
    security_group_ids = ["sg-0"]
  }
}

resource "aws_elasticsearch_domain" "fail_public" {}

resource "aws_opensearch_vpc_endpoint" "pass_own_group" {
  vpc_options {
    subnet_ids         = ["subnet-0"]
    security_group_ids = ["sg-0"]
  }
}

resource "aws_opensearch_vpc_endpoint" "fail_default_group" {
  vpc_options {
    subnet_ids = ["subnet-0"]
  }
}

resource "aws_elasticsearch_vpc_endpoint" "pass_own_group" {
  vpc_options {
    subnet_ids         = ["subnet-0"]
    security_group_ids = ["sg-0"]
  }
}

resource "aws_elasticsearch_vpc_endpoint" "fail_default_group" {
  vpc_options {
    subnet_ids = ["subnet-0"]
  }
}

resource "aws_opensearch_domain" "fail_default_group" {
  vpc_options {
    subnet_ids = ["subnet-0"]
  }
}

resource "aws_opensearch_domain" "fail_no_subnets" {
  vpc_options {
    subnet_ids         = var.subnets
    security_group_ids = ["sg-0"]
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  dynamic "vpc_options" {
    for_each = var.networks

    content {
      subnet_ids         = vpc_options.value
      security_group_ids = ["sg-0"]
    }
  }
}
