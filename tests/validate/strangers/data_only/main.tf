data "aws_region" "here" {}

data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}
