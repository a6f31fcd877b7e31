module "this" {
  source  = "cloudposse/label/null"
  version = "0.25.0"

  enabled   = var.enabled
  namespace = var.namespace
  name      = var.name
}

locals {
  enabled = module.this.enabled
  attributes = concat(
    [
      { name = var.range_key, type = var.range_key_type },
      { name = var.hash_key, type = var.hash_key_type },
    ],
    var.dynamodb_attributes
  )
  from_index         = length(var.range_key) > 0 ? 0 : 1
  attributes_final   = slice(local.attributes, local.from_index, length(local.attributes))
  stream_view_type   = join("", compact([var.enable_streams ? var.stream_view_type : ""]))
  replicas           = { for r in var.replicas : r => r if r != "" }
  recovery_supported = contains(["PROVISIONED", "PAY_PER_REQUEST"], var.billing_mode)
}

resource "aws_dynamodb_table" "default" {
  count = local.enabled ? 1 : 0

  name             = module.this.id
  billing_mode     = var.billing_mode
  hash_key         = var.hash_key
  range_key        = var.range_key
  stream_enabled   = length(local.replicas) > 0 ? true : var.enable_streams
  stream_view_type = local.stream_view_type

  server_side_encryption {
    enabled     = var.enable_encryption
    kms_key_arn = var.server_side_encryption_kms_key_arn
  }

  point_in_time_recovery {
    enabled = var.enable_point_in_time_recovery && local.recovery_supported
  }

  lifecycle {
    ignore_changes = [read_capacity, write_capacity]
  }

  dynamic "attribute" {
    for_each = local.attributes_final

    content {
      name = attribute.value.name
      type = attribute.value.type
    }
  }

  dynamic "replica" {
    for_each = local.replicas

    content {
      region_name = replica.key
    }
  }

  dynamic "ttl" {
    for_each = var.ttl_enabled ? [1] : []

    content {
      enabled        = var.ttl_enabled
      attribute_name = var.ttl_attribute
    }
  }

  tags = module.this.tags
}
