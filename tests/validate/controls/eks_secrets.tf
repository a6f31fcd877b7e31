resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_eks_cluster" "pass_key" {
  name = "main"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.this.arn
    }
  }
}

resource "aws_eks_cluster" "fail_absent" {
  name = "main"
}

resource "aws_eks_cluster" "fail_another_key" {
  name = "main"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = "arn:aws:kms:eu-west-1:210987654321:key/other"
    }
  }
}

# Another module.
variable "encrypt" {
  type = bool
}

resource "aws_eks_cluster" "fail_module_without_key" {
  name = "main"
}

resource "aws_eks_cluster" "unknown_dynamic" {
  name = "main"

  dynamic "encryption_config" {
    for_each = var.encrypt ? ["arn:aws:kms:eu-west-1:123456789012:key/x"] : []

    content {
      resources = ["secrets"]

      provider {
        key_arn = encryption_config.value
      }
    }
  }
}

module "kms" {
  source = "terraform-aws-modules/kms/aws"
}

resource "aws_eks_cluster" "pass_key_of_another_module" {
  name = "main"

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = module.kms.key_arn
    }
  }
}
