variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_kms_key" "own" {}

resource "aws_dynamodb_table" "pass_callers_key" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }
}

resource "aws_dynamodb_table" "pass_own_key" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.own.arn
  }
}

resource "aws_dynamodb_table" "fail_absent" {}

resource "aws_dynamodb_table" "fail_off" {
  server_side_encryption {
    enabled = false
  }
}

resource "aws_dynamodb_table" "fail_key_forgotten" {
  server_side_encryption {
    enabled = true
  }
}

resource "aws_dynamodb_table" "fail_wrong_key" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:alias/aws/dynamodb"
  }
}

resource "aws_dynamodb_table" "fail_replica_without_key" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }

  replica {
    region_name = "eu-central-1"
  }
}
