resource "aws_kms_key" "this" {}

resource "aws_cloudtrail" "pass_own_key" {
  name       = "own"
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_cloudtrail" "fail_without" {
  name = "without"
}

resource "aws_cloudtrail_event_data_store" "pass_own_key" {
  name       = "own"
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_cloudtrail_event_data_store" "fail_without" {
  name = "without"
}

# Another module.
resource "aws_cloudtrail" "pass_callers_key" {
  name       = "given"
  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}
