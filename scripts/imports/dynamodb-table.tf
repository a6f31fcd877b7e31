provider "aws" {
  region = "us-east-1"
}

module "orders" {
  source = "../.."

  name      = "orders"
  hash_key  = "id"
  range_key = "created"

  attributes = [
    { name = "id", type = "S" },
    { name = "created", type = "N" },
    { name = "customer", type = "S" },
  ]

  global_secondary_indexes = [
    { name = "by-customer", hash_key = "customer", projection_type = "ALL", read_capacity = 5, write_capacity = 5 },
  ]

  billing_mode                   = "PROVISIONED"
  read_capacity                  = 5
  write_capacity                 = 5
  autoscaling_enabled            = true
  point_in_time_recovery_enabled = true
  stream_enabled                 = true
  stream_view_type               = "NEW_AND_OLD_IMAGES"

  autoscaling_read    = { scale_in_cooldown = 50, scale_out_cooldown = 40, target_value = 45, max_capacity = 10 }
  autoscaling_write   = { scale_in_cooldown = 50, scale_out_cooldown = 40, target_value = 45, max_capacity = 10 }
  autoscaling_indexes = {
    by-customer = { read_max_capacity = 30, read_min_capacity = 10, write_max_capacity = 30, write_min_capacity = 10 }
  }

  tags = { CostCenter = "orders" }
}

module "sessions" {
  source = "../.."

  name               = "sessions"
  hash_key           = "id"
  ttl_enabled        = true
  ttl_attribute_name = "expires"
  table_class        = "STANDARD_INFREQUENT_ACCESS"
  attributes         = [{ name = "id", type = "S" }]
  replica_regions    = [{ region_name = "eu-west-1" }]
  stream_enabled     = true
  stream_view_type   = "NEW_AND_OLD_IMAGES"
}
