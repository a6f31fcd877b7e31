variable "key" {
  type     = string
  nullable = false
}

resource "aws_dynamodb_table" "pass_whole" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    hash_key  = "owner"
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "fail_without_hash_key" {
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    hash_key  = "owner"
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "fail_attribute_forgotten" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  global_secondary_index {
    name      = "ByOwner"
    hash_key  = "owner"
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "fail_wrong_type" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "SS"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    hash_key  = "owner"
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "fail_wrong_name" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    hash_key  = "owners"
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "fail_index_without_hash_key" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    range_key = "owner"
  }
}

resource "aws_dynamodb_table" "fail_index_without_key" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "fail_idle_attribute" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }
}

resource "aws_dynamodb_table" "unknown_by_the_caller" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "owner"
    type = "S"
  }

  global_secondary_index {
    name      = "ByOwner"
    hash_key  = var.key
    range_key = "at"
  }
}

resource "aws_dynamodb_table" "pass_local_index" {
  hash_key  = "id"
  range_key = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  attribute {
    name = "size"
    type = "N"
  }

  local_secondary_index {
    name            = "BySize"
    range_key       = "size"
    projection_type = "ALL"
  }
}

resource "aws_dynamodb_table" "none_restored" {
  restore_source_name = "old"
}

resource "aws_dynamodb_table" "fail_empty" {}
