variable "tables" {
  type = map(object({
    hash_key = string
    recovery = optional(object({
      enabled = optional(bool, true)
      days    = optional(number, 35)
    }), {})
    key_arn = optional(string)
  }))
  default = {
    orders = { hash_key = "id" }
    carts = {
      hash_key = "id"
      recovery = { enabled = false }
    }
  }
}

resource "aws_dynamodb_table" "this" {
  for_each = var.tables

  name         = each.key
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = each.value.hash_key

  attribute {
    name = each.value.hash_key
    type = "S"
  }

  point_in_time_recovery {
    enabled                 = each.value.recovery.enabled
    recovery_period_in_days = each.value.recovery.days
  }

  server_side_encryption {
    enabled     = each.value.key_arn != null
    kms_key_arn = each.value.key_arn
  }
}
