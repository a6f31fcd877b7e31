locals {
  settings = {
    default = { days = 1, protect = false }
    prod    = { days = 30, protect = true }
  }
  here = lookup(local.settings, terraform.workspace, local.settings["default"])
}

resource "aws_kinesis_stream" "this" {
  name             = "s-${terraform.workspace}"
  retention_period = local.here.days * 24
  encryption_type  = terraform.workspace == "prod" ? "KMS" : "NONE"
  kms_key_id       = "alias/aws/kinesis"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}
