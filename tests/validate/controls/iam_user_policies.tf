resource "aws_iam_user" "pass_member" {
  name = "member"
}

resource "aws_iam_user_group_membership" "pass_member" {
  user   = aws_iam_user.pass_member.name
  groups = ["developers"]
}

resource "aws_iam_user" "fail_inline" {
  name = "inline"
}

resource "aws_iam_user_policy" "inline" {
  user   = aws_iam_user.fail_inline.name
  policy = "{}"
}

resource "aws_iam_user" "fail_attached" {
  name = "attached"
}

resource "aws_iam_user_policy_attachment" "attached" {
  user       = aws_iam_user.fail_attached.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

variable "policies" {
  type    = set(string)
  default = []
}

resource "aws_iam_user" "none_by_default" {
  name = "default"
}

resource "aws_iam_user_policy_attachment" "by_default" {
  for_each = var.policies

  user       = aws_iam_user.none_by_default.name
  policy_arn = each.value
}

resource "aws_iam_policy_attachment" "pass_group" {
  name       = "group"
  groups     = ["developers"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_policy_attachment" "fail_users" {
  name       = "users"
  users      = ["alice"]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
