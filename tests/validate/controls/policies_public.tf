variable "policy" {
  type     = string
  nullable = false
}

resource "aws_backup_vault_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_backup_vault_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_dynamodb_resource_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_dynamodb_resource_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_elasticsearch_domain" "pass_named" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_elasticsearch_domain" "fail_everyone" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_elasticsearch_domain_policy" "pass_named" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_elasticsearch_domain_policy" "fail_everyone" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_kinesis_resource_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_kinesis_resource_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_msk_cluster_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_msk_cluster_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain" "pass_named" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain" "fail_everyone" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain_policy" "pass_named" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain_policy" "fail_everyone" {
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_redshift_resource_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_redshift_resource_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_redshiftserverless_resource_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/reader" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_redshiftserverless_resource_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_kinesis_resource_policy" "pass_condition" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "*:Get*"
      Resource  = "*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-0" } }
    }]
  })
}

resource "aws_kinesis_resource_policy" "fail_everyone_by_account" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain" "none_without_a_policy" {}

resource "aws_opensearch_domain" "none_in_a_vpc" {
  vpc_options {
    subnet_ids = ["subnet-0"]
  }

  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain_policy" "none_of_a_domain_in_a_vpc" {
  domain_name = aws_opensearch_domain.none_in_a_vpc.domain_name
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "*:Get*"
      Resource  = "*"
    }]
  })
}

resource "aws_msk_cluster_policy" "unknown_callers" {
  policy = var.policy
}
