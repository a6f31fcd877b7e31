resource "aws_securityhub_account" "pass_default" {}

# Another module.
resource "aws_securityhub_account" "pass_chosen" {
  enable_default_standards = false
}

resource "aws_securityhub_standards_subscription" "pass_chosen" {
  standards_arn = "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0"
}

# Another module.
resource "aws_securityhub_account" "fail_nothing" {
  enable_default_standards = false
}
