variable "policy_arn" {
  type = string
}

data "aws_iam_policy" "admin" {
  name = "AdministratorAccess"
}

resource "aws_iam_policy" "own" {}

resource "aws_iam_role_policy_attachment" "pass_service_role" {
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_iam_role_policy_attachment" "fail_administrator" {
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_user_policy_attachment" "pass_service_role" {
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_iam_user_policy_attachment" "fail_administrator" {
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_group_policy_attachment" "pass_service_role" {
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_iam_group_policy_attachment" "fail_administrator" {
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_policy_attachment" "pass_service_role" {
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_iam_policy_attachment" "fail_administrator" {
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role_policy_attachment" "pass_own" {
  policy_arn = aws_iam_policy.own.arn
}

resource "aws_iam_role_policy_attachment" "fail_full_access" {
  policy_arn = "arn:${var.partition}:iam::aws:policy/AmazonS3FullAccess"
}

resource "aws_iam_role_policy_attachment" "fail_power_user" {
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

variable "partition" {
  type     = string
  nullable = false
}

resource "aws_iam_role_policy_attachment" "fail_looked_up" {
  policy_arn = data.aws_iam_policy.admin.arn
}

resource "aws_iam_role_policy_attachment" "fail_without" {
  role = "x"
}

resource "aws_iam_role_policy_attachment" "unknown_callers" {
  policy_arn = var.policy_arn
}

resource "aws_iam_role" "none_without" {}

resource "aws_iam_role" "pass_own" {
  managed_policy_arns = [aws_iam_policy.own.arn]
}

resource "aws_iam_role" "fail_administrator" {
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}
