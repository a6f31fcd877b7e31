resource "aws_kms_key" "this" {}

resource "aws_networkfirewall_firewall" "pass_own_key" {
  name = "own"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.this.arn
  }
}

resource "aws_networkfirewall_firewall" "fail_key_of_aws" {
  name = "aws"
}

resource "aws_networkfirewall_firewall_policy" "pass_own_key" {
  name = "own"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.this.arn
  }
}

resource "aws_networkfirewall_firewall_policy" "fail_key_of_aws" {
  name = "aws"
}

resource "aws_networkfirewall_rule_group" "pass_own_key" {
  name = "own"

  encryption_configuration {
    type   = "CUSTOMER_KMS"
    key_id = aws_kms_key.this.arn
  }
}

resource "aws_networkfirewall_rule_group" "fail_key_of_aws" {
  name = "aws"
}

# Another module.
resource "aws_networkfirewall_firewall" "pass_no_own_key" {
  name = "no-key"
}
