resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

variable "encryption" {
  type = string
}

resource "aws_sfn_state_machine" "pass_key" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  encryption_configuration {
    type       = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id = aws_kms_key.this.arn
  }
}

resource "aws_sfn_state_machine" "fail_another_key" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  encryption_configuration {
    type       = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id = "arn:aws:kms:eu-west-1:210987654321:key/other"
  }
}

resource "aws_sfn_state_machine" "fail_ignored_key" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  encryption_configuration {
    type       = "AWS_OWNED_KEY"
    kms_key_id = aws_kms_key.this.arn
  }
}

resource "aws_sfn_state_machine" "none_default" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"
}

resource "aws_sfn_state_machine" "unknown_type" {
  name       = "orders"
  role_arn   = "arn:aws:iam::123456789012:role/orders"
  definition = "{}"

  encryption_configuration {
    type       = var.encryption
    kms_key_id = aws_kms_key.this.arn
  }
}
