resource "aws_dynamodb_table" "off" {
  name                        = "orders"
  deletion_protection_enabled = false # while we try it
  hash_key                    = "id"
}

resource "aws_dynamodb_table" "absent" {
  name     = "orders"
  hash_key = "id"

  attribute {
    name = "id"
    type = "S"
  }
}
