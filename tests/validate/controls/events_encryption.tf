resource "aws_kms_key" "this" {}

resource "aws_cloudwatch_event_bus" "pass_own_key" {
  name               = "own"
  kms_key_identifier = aws_kms_key.this.arn
}

resource "aws_cloudwatch_event_bus" "fail_without" {
  name = "without"
}

# Another module.
resource "aws_cloudwatch_event_bus" "pass_no_key_in_the_module" {
  name = "aws"
}
