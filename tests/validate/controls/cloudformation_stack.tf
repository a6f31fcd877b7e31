resource "aws_cloudformation_stack" "pass_role" {
  name         = "role"
  iam_role_arn = "arn:aws:iam::123456789012:role/stack"
}

resource "aws_cloudformation_stack" "fail_without" {
  name = "without"
}
