provider "aws" {
  region = "us-east-1"
}

module "logs" {
  source = "../.."

  bucket                         = "example-logs"
  acl                            = "log-delivery-write"
  control_object_ownership       = true
  object_ownership               = "ObjectWriter"
  attach_elb_log_delivery_policy = true
  attach_lb_log_delivery_policy  = true
}

module "data" {
  source = "../.."

  bucket        = "example-data"
  force_destroy = true

  attach_deny_insecure_transport_policy = true
  attach_require_latest_tls_policy      = true

  versioning = { status = true, mfa_delete = false }
  logging    = { target_bucket = module.logs.s3_bucket_id, target_prefix = "log/" }
  website    = { index_document = "index.html", error_document = "error.html" }

  server_side_encryption_configuration = {
    rule = { apply_server_side_encryption_by_default = { sse_algorithm = "AES256" } }
  }

  cors_rule = [
    { allowed_methods = ["PUT", "POST"], allowed_origins = ["https://example.com"], max_age_seconds = 3000 },
  ]

  lifecycle_rule = [
    {
      id      = "log"
      enabled = true
      filter  = { and = { object_size_greater_than = 1, prefix = "log/", tags = { rule = "log" } } }

      transition = [
        { days = 30, storage_class = "ONEZONE_IA" },
        { days = 60, storage_class = "GLACIER" },
      ]

      noncurrent_version_expiration = { days = 300 }
    },
  ]

  intelligent_tiering = {
    general = { status = "Enabled", filter = { prefix = "/" }, tiering = { ARCHIVE_ACCESS = { days = 180 } } }
  }

  metric_configuration = [{ name = "documents", filter = { prefix = "documents/" } }]
  tags                 = { CostCenter = "orders" }
}

module "off" {
  source = "../.."

  create_bucket = false
}
