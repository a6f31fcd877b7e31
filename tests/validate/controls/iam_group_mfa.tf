data "aws_iam_policy_document" "mfa" {
  statement {
    effect      = "Deny"
    not_actions = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice"]
    resources   = ["*"]

    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

resource "aws_iam_group" "pass_inline" {
  name = "inline"
}

resource "aws_iam_group_policy" "pass_inline" {
  group  = aws_iam_group.pass_inline.name
  policy = data.aws_iam_policy_document.mfa.json
}

resource "aws_iam_policy" "mfa" {
  name   = "mfa"
  policy = data.aws_iam_policy_document.mfa.json
}

resource "aws_iam_group" "pass_attached" {
  name = "attached"
}

resource "aws_iam_group_policy_attachment" "pass_attached" {
  group      = aws_iam_group.pass_attached.name
  policy_arn = aws_iam_policy.mfa.arn
}

resource "aws_iam_group" "fail_passwords" {
  name = "passwords"
}

resource "aws_iam_group_policy_attachment" "passwords" {
  group      = aws_iam_group.fail_passwords.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
