variable "who" {
  type = string
}

resource "aws_sns_topic_policy" "pass_named" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic_policy" "pass_everybody_of_an_organisation" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
    }]
  })
}

resource "aws_sns_topic_policy" "pass_service_of_the_account" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
  })
}

resource "aws_sns_topic_policy" "pass_denies" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sns:*"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic_policy" "fail_everybody" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic_policy" "fail_everybody_by_condition" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
      Condition = { StringLike = { "aws:PrincipalArn" = "*" } }
    }]
  })
}

resource "aws_sns_topic_policy" "fail_everybody_if_exists" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
      Condition = { StringEqualsIfExists = { "aws:SourceVpce" = "vpce-1" } }
    }]
  })
}

resource "aws_sns_topic_policy" "fail_everything" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "sns:*"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic_policy" "fail_all_but" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      NotAction = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic_policy" "fail_service_of_any_account" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic_policy" "fail_every_service" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "*" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
  })
}

resource "aws_sns_topic_policy" "fail_nobody_named" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "sns:Publish"
      Resource = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic_policy" "unknown_principal" {
  arn = "arn:aws:sns:eu-west-1:123456789012:x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.who }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic" "none_without" {}

resource "aws_sns_topic" "pass_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sns_topic" "fail_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sns:Publish"
      Resource  = "arn:aws:sns:eu-west-1:123456789012:x"
    }]
  })
}
