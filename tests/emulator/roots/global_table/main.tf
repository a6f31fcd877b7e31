terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  alias  = "replica"
  region = "eu-west-1"
}

resource "aws_kms_key" "this" {}

resource "aws_kms_key" "replica" {
  provider = aws.replica
}

resource "aws_dynamodb_table" "this" {
  name             = "orders"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "pk"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "status"
    type = "S"
  }

  global_secondary_index {
    name            = "by_status"
    hash_key        = "status"
    projection_type = "KEYS_ONLY"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.this.arn
  }

  replica {
    region_name            = "eu-west-1"
    kms_key_arn            = aws_kms_key.replica.arn
    point_in_time_recovery = true
    propagate_tags         = true
  }

  tags = { Team = "data" }
}

resource "aws_dynamodb_contributor_insights" "table" {
  table_name = aws_dynamodb_table.this.name
}

resource "aws_dynamodb_contributor_insights" "index" {
  table_name = aws_dynamodb_table.this.name
  index_name = "by_status"
}

resource "aws_dynamodb_table" "main" {
  name             = "carts"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "pk"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "pk"
    type = "S"
  }

  lifecycle {
    ignore_changes = [replica]
  }
}

resource "aws_dynamodb_table_replica" "main" {
  provider = aws.replica

  global_table_arn       = aws_dynamodb_table.main.arn
  point_in_time_recovery = true
  tags                   = { Team = "data" }
}

resource "aws_timestreamwrite_database" "this" {
  database_name = "metrics"
}

resource "aws_timestreamwrite_table" "this" {
  database_name = aws_timestreamwrite_database.this.database_name
  table_name    = "cpu"

  retention_properties {
    memory_store_retention_period_in_hours  = 24
    magnetic_store_retention_period_in_days = 365
  }
}
