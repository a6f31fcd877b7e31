variable "who" {
  type = string
}

resource "aws_sqs_queue_policy" "pass_named" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue_policy" "pass_everybody_of_an_organisation" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
      Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-1234567890" } }
    }]
  })
}

resource "aws_sqs_queue_policy" "pass_service_of_the_account" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
  })
}

resource "aws_sqs_queue_policy" "pass_denies" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = "*"
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_everybody" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_everybody_by_condition" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
      Condition = { StringLike = { "aws:PrincipalArn" = "*" } }
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_everybody_if_exists" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
      Condition = { StringEqualsIfExists = { "aws:SourceVpce" = "vpce-1" } }
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_everything" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "sqs:*"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_all_but" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      NotAction = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_service_of_any_account" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_every_service" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "*" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
      Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    }]
  })
}

resource "aws_sqs_queue_policy" "fail_nobody_named" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue_policy" "unknown_principal" {
  queue_url = "https://sqs.eu-west-1.amazonaws.com/123456789012/x"

  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.who }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue" "none_without" {}

resource "aws_sqs_queue" "pass_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::123456789012:role/app" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}

resource "aws_sqs_queue" "fail_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-west-1:123456789012:x"
    }]
  })
}
