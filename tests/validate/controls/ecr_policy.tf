variable "who" {
  type = string
}

data "aws_iam_policy_document" "named" {
  statement {
    actions = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

resource "aws_ecr_repository_policy" "pass_named" {
  repository = "app"
  policy     = data.aws_iam_policy_document.named.json
}

resource "aws_ecr_repository_policy" "pass_organisation" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "ecr:BatchGetImage"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
    }]
  })
}

resource "aws_ecr_repository_policy" "fail_everyone_pulls" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

resource "aws_ecr_repository_policy" "fail_everyone_pushes" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = ["ecr:PutImage"]
    }]
  })
}

resource "aws_ecr_repository_policy" "fail_every_action" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "ecr:*"
    }]
  })
}

resource "aws_ecr_repository_policy" "fail_all_but" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      NotAction = "ecr:DeleteRepository"
    }]
  })
}

resource "aws_ecr_repository_policy" "unknown_principal" {
  repository = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.who }
      Action    = "ecr:BatchGetImage"
    }]
  })
}

resource "aws_ecr_registry_policy" "pass_replication" {
  policy = jsonencode({
    Statement = [{
      Sid       = "replicate"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = ["ecr:ReplicateImage"]
      Resource  = "arn:aws:ecr:eu-west-1:210987654321:repository/*"
    }]
  })
}

resource "aws_ecr_registry_policy" "fail_everyone" {
  policy = jsonencode({
    Statement = [{
      Sid       = "replicate"
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr:ReplicateImage"]
      Resource  = "arn:aws:ecr:eu-west-1:210987654321:repository/*"
    }]
  })
}

resource "aws_ecrpublic_repository_policy" "pass_account_pushes" {
  repository_name = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = ["ecr-public:PutImage"]
    }]
  })
}

resource "aws_ecrpublic_repository_policy" "fail_everyone_pushes" {
  repository_name = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr-public:PutImage"]
    }]
  })
}

resource "aws_ecrpublic_repository_policy" "pass_everyone_pulls" {
  repository_name = "app"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["ecr-public:BatchGetImage", "ecr-public:GetDownloadUrlForLayer", "ecr-public:DescribeImages"]
    }]
  })
}
