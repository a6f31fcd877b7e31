terraform {
  required_version = ">= 1.11"

  required_providers {
    time = {
      source = "hashicorp/time"
    }
  }
}

moved {
  from = aws_kms_key.main
  to   = aws_kms_key.this
}

import {
  to = aws_kms_key.this
  id = "1234"
}

removed {
  from = aws_kms_key.old

  lifecycle {
    destroy = false
  }
}

ephemeral "random_password" "db" {
  length = 20
}

check "key" {
  data "aws_kms_key" "mine" {
    key_id = aws_kms_key.this.id
  }

  assert {
    condition     = data.aws_kms_key.mine.enabled
    error_message = "The key is off."
  }
}

resource "aws_kms_key" "this" {
  description             = provider::time::rfc3339_parse("2020-01-01T00:00:00Z").year
  enable_key_rotation     = provider::acme::on()
  deletion_window_in_days = 30

  lifecycle {
    precondition {
      condition     = true
      error_message = "Never."
    }
  }
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id                = "db"
  secret_string_wo         = ephemeral.random_password.db.result
  secret_string_wo_version = 1
}
