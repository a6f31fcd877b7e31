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

resource "aws_dynamodb_table" "pass_replica_with_key" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_arn
  }

  replica {
    region_name = "eu-central-1"
    kms_key_arn = var.kms_key_arn
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

variable "off" {
  type    = bool
  default = false
}

resource "aws_kms_key" "unmade" {
  count = var.off ? 1 : 0
}

resource "aws_dynamodb_table" "fail_key_that_is_not_made" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = one(aws_kms_key.unmade[*].arn)
  }
}

# Another module.
resource "aws_kms_key" "optional" {
  count = 1
}

resource "aws_dynamodb_table" "pass_optional_key" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.optional[0].arn
  }
}

resource "aws_dynamodb_table" "pass_awss_key_beside_an_optional_one" {
  server_side_encryption {
    enabled = true
  }
}

# Another module.
variable "kms_key_id" {
  type    = string
  default = null
}

resource "aws_kms_key" "stand_in" {
  count = var.kms_key_id == null ? 1 : 0
}

resource "aws_dynamodb_table" "pass_callers_key_or_own" {
  server_side_encryption {
    enabled     = true
    kms_key_arn = var.kms_key_id == null ? aws_kms_key.stand_in[0].arn : var.kms_key_id
  }
}

resource "aws_dynamodb_table" "fail_neither_callers_key_nor_own" {
  server_side_encryption {
    enabled = true
  }
}
