provider "aws" {
  region = "us-east-1"
}

module "data" {
  source = "../.."

  description             = "Encrypts data."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  aliases                 = ["data"]
  aliases_use_name_prefix = true
  computed_aliases        = { logs = { name = "logs" } }

  key_owners         = ["arn:aws:iam::123456789012:role/owner"]
  key_administrators = ["arn:aws:iam::123456789012:role/admin"]
  key_users          = ["arn:aws:iam::123456789012:role/app"]

  key_statements = [{
    sid        = "Logs"
    actions    = ["kms:Encrypt*", "kms:Decrypt*"]
    resources  = ["*"]
    principals = [{ type = "Service", identifiers = ["logs.us-east-1.amazonaws.com"] }]
    conditions = [{
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:us-east-1:123456789012:log-group:*"]
    }]
  }]

  grants = {
    lambda = {
      grantee_principal = "arn:aws:iam::123456789012:role/lambda"
      operations        = ["Encrypt", "Decrypt"]
      constraints       = [{ encryption_context_equals = { Department = "Finance" } }]
    }
  }

  tags = { CostCenter = "orders" }
}

module "external" {
  source = "../.."

  create_external = true
  is_enabled      = false
  multi_region    = true
}
