resource "aws_ssm_document" "pass_private" {
  name          = "private"
  document_type = "Command"
  content       = "{}"
}

resource "aws_ssm_document" "pass_shared" {
  name          = "shared"
  document_type = "Command"
  content       = "{}"

  permissions = {
    type        = "Share"
    account_ids = "123456789012,210987654321"
  }
}

resource "aws_ssm_document" "fail_public" {
  name          = "public"
  document_type = "Command"
  content       = "{}"

  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

variable "accounts" {
  type = string
}

resource "aws_ssm_document" "unknown_accounts" {
  name          = "unknown"
  document_type = "Command"
  content       = "{}"

  permissions = {
    type        = "Share"
    account_ids = var.accounts
  }
}
