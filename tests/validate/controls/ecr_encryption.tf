resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_ecr_repository" "pass_own_key" {
  name = "app"

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.this.arn
  }
}

resource "aws_ecr_repository" "fail_key_of_aws" {
  name = "app"

  encryption_configuration {
    encryption_type = "KMS"
  }
}

resource "aws_ecr_repository" "fail_absent" {
  name = "app"
}

resource "aws_ecr_repository" "fail_type" {
  name = "app"

  encryption_configuration {
    encryption_type = "AES256"
    kms_key         = aws_kms_key.this.arn
  }
}

variable "encryption" {
  type = string
}

resource "aws_ecr_repository" "unknown_type" {
  name = "app"

  encryption_configuration {
    encryption_type = var.encryption
    kms_key         = aws_kms_key.this.arn
  }
}

# Another module.
resource "aws_ecr_repository" "pass_module_without_key" {
  name = "app"
}
