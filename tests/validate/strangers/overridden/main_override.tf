resource "aws_dynamodb_table" "this" {
  deletion_protection_enabled = false

  point_in_time_recovery {
    enabled = false
  }
}
