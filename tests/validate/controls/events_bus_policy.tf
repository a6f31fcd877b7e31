data "aws_iam_policy_document" "pass_account" {
  statement {
    actions   = ["events:PutEvents"]
    resources = ["arn:aws:events:eu-west-1:123456789012:event-bus/orders"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::210987654321:root"]
    }
  }
}

resource "aws_cloudwatch_event_bus_policy" "pass_account" {
  event_bus_name = "orders"
  policy         = data.aws_iam_policy_document.pass_account.json
}

data "aws_iam_policy_document" "fail_everyone" {
  statement {
    actions   = ["events:PutEvents"]
    resources = ["arn:aws:events:eu-west-1:123456789012:event-bus/orders"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_cloudwatch_event_bus_policy" "fail_everyone" {
  event_bus_name = "orders"
  policy         = data.aws_iam_policy_document.fail_everyone.json
}

resource "aws_cloudwatch_event_permission" "pass_account" {
  principal    = "210987654321"
  statement_id = "account"
}

resource "aws_cloudwatch_event_permission" "pass_organization" {
  principal    = "*"
  statement_id = "organization"

  condition {
    type  = "StringEquals"
    key   = "aws:PrincipalOrgID"
    value = "o-1234567890"
  }
}

resource "aws_cloudwatch_event_permission" "fail_everyone" {
  principal    = "*"
  statement_id = "everyone"
}
