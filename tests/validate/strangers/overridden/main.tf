resource "aws_dynamodb_table" "this" {
  name                        = "t"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }
}

variable "rotate" {
  default = true
}

resource "aws_kms_key" "this" {
  enable_key_rotation = var.rotate
}
