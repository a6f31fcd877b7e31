resource "aws_kms_key" "this" {}

resource "aws_secretsmanager_secret" "pass_own_key" {
  name       = "own"
  kms_key_id = aws_kms_key.this.arn
}

resource "aws_secretsmanager_secret" "fail_without" {
  name = "without"
}

resource "aws_secretsmanager_secret" "fail_another" {
  name       = "another"
  kms_key_id = "arn:aws:kms:eu-west-1:999999999999:key/00000000-0000-0000-0000-000000000000"
}

# Another module.
resource "aws_secretsmanager_secret" "pass_no_key_in_the_module" {
  name = "aws"
}
