variable "resources" {
  type = list(string)
}

variable "action" {
  type = string
}

resource "aws_iam_role_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

data "aws_iam_policy_document" "good" {
  statement {
    actions   = ["dynamodb:Query"]
    resources = ["arn:aws:dynamodb:eu-west-1:123456789012:table/x/index/*"]
  }

  statement {
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = ["Mine"]
    }
  }
}

resource "aws_iam_role_policy" "pass_document" {
  policy = data.aws_iam_policy_document.good.json
}

resource "aws_iam_role_policy" "pass_action_without_resources" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["xray:*", "ec2:DescribeInstances"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_every_action" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_every_action_of_a_service" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:*"]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_wildcard_before" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:*Object"]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_everything" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_every_table" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:PutItem"]
      Resource = "arn:aws:dynamodb:eu-west-1:123456789012:table/*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_every_bucket" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_all_but_actions" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      NotAction = ["s3:GetObject"]
      Resource  = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_all_but_resources" {
  policy = jsonencode({
    Statement = [{
      Effect      = "Allow"
      Action      = ["s3:GetObject"]
      NotResource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_pass_any_role" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:PassRole"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_every_namespace" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["cloudwatch:PutMetricData"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy" "fail_without_resource" {
  policy = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = ["s3:GetObject"]
    }]
  })
}

resource "aws_iam_role_policy" "fail_without_policy" {
  role = "x"
}

resource "aws_iam_role_policy" "unknown_action" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = [var.action]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_role_policy" "unknown_resources" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = [for one in var.resources : "${one}/*"]
    }]
  })
}

resource "aws_iam_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_policy" "fail_everything" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_user_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_user_policy" "fail_everything" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_group_policy" "pass_named" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject"]
      Resource = "arn:aws:s3:::x/*"
    }]
  })
}

resource "aws_iam_group_policy" "fail_everything" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_role" "none_without" {}

resource "aws_iam_role" "pass_inline" {
  inline_policy {
    name = "x"

    policy = jsonencode({
      Statement = [{
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = "arn:aws:s3:::x/*"
      }]
    })
  }
}

resource "aws_iam_role" "fail_inline" {
  inline_policy {
    name = "x"

    policy = jsonencode({
      Statement = [{
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = "arn:aws:s3:::x/*"
      }]
    })
  }
}

resource "aws_iam_role_policy" "pass_actions_without_resources" {
  role = "x"

  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ["iam:ListRoles", "elasticloadbalancing:DescribeTargetHealth", "ssmmessages:OpenDataChannel"]
      Resource = "*"
    }]
  })
}
