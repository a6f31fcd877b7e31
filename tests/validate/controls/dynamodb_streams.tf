variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dynamodb_table" "pass_both" {
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"
}

resource "aws_dynamodb_table" "fail_without_view" {
  stream_enabled = true
}

resource "aws_dynamodb_table" "fail_wrong_view" {
  stream_enabled   = true
  stream_view_type = "EVERYTHING"
}

resource "aws_dynamodb_table" "fail_off" {
  stream_enabled   = false
  stream_view_type = "NEW_AND_OLD_IMAGES"
}

resource "aws_dynamodb_table" "fail_forgotten" {
  stream_view_type = "NEW_AND_OLD_IMAGES"
}

resource "aws_dynamodb_table" "unknown_by_the_caller" {
  stream_enabled   = var.undecided
  stream_view_type = "NEW_AND_OLD_IMAGES"
}

resource "aws_dynamodb_table" "none_off" {
  stream_enabled = false
}

resource "aws_dynamodb_table" "none_absent" {}
