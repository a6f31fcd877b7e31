variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_backup_vault" "pass_own_key" {
  kms_key_arn = var.kms_key_arn
}

resource "aws_backup_vault" "fail_key_forgotten" {}

# Another module.
resource "aws_backup_vault" "pass_module_without_a_key" {}
