resource "aws_kms_key" "this" {}

resource "aws_codeartifact_domain" "pass_own_key" {
  domain         = "own"
  encryption_key = aws_kms_key.this.arn
}

resource "aws_codeartifact_domain" "fail_without" {
  domain = "without"
}

# Another module.
resource "aws_codeartifact_domain" "pass_no_key_in_the_module" {
  domain = "aws"
}
