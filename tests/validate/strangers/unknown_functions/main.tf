variable "cidr" {}

locals {
  on    = provider::acme::enabled(var.cidr)
  deep  = yamldecode(file("${path.module}/settings.yaml"))
  count = cidrsubnet(var.cidr, 4, 1) == "" ? 0 : 1
}

resource "aws_dynamodb_table" "this" {
  name                        = "t"
  hash_key                    = "id"
  billing_mode                = "PAY_PER_REQUEST"
  deletion_protection_enabled = local.on

  point_in_time_recovery {
    enabled = local.deep.recovery
  }

  server_side_encryption {
    enabled = try(local.deep.encryption, true)
  }
}

resource "aws_kms_key" "maybe" {
  count = local.count

  enable_key_rotation = can(local.deep.rotate)
}

resource "aws_kms_key" "coalesced" {
  enable_key_rotation = coalesce(local.deep.rotate, true)
}
