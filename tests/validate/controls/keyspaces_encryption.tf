variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_keyspaces_table" "pass_own_key" {
  encryption_specification {
    kms_key_identifier = var.kms_key_arn
    type               = "CUSTOMER_MANAGED_KMS_KEY"
  }
}

resource "aws_keyspaces_table" "fail_absent" {}

resource "aws_keyspaces_table" "fail_awss_key" {
  encryption_specification {
    type = "AWS_OWNED_KMS_KEY"
  }
}

resource "aws_keyspaces_table" "fail_wrong_type" {
  encryption_specification {
    kms_key_identifier = var.kms_key_arn
    type               = "AWS_OWNED_KMS_KEY"
  }
}

# Another module.
resource "aws_keyspaces_table" "pass_module_without_a_key" {}
