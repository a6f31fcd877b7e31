variable "who" {
  type = string
}

resource "aws_s3_bucket_policy" "pass_named" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "pass_everybody_of_an_organisation" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "pass_service_of_the_account" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "pass_denies" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_everybody" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_everybody_by_condition" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
      Condition = { StringLike = { "aws:PrincipalArn" = "*" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_everybody_if_exists" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
      Condition = { StringEqualsIfExists = { "aws:SourceVpce" = "vpce-1" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_everything" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "s3:*"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_all_but" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      NotAction = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_service_of_any_account" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_every_service" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "*" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
  })
}

resource "aws_s3_bucket_policy" "fail_nobody_named" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket_policy" "unknown_principal" {
  bucket = "x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.who }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket" "none_without" {}

resource "aws_s3_bucket" "pass_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_s3_bucket" "fail_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}
