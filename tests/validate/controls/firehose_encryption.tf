variable "kms_key_id" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_kinesis_firehose_delivery_stream" "pass_source" {
  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}

resource "aws_kinesis_firehose_delivery_stream" "pass_direct" {
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = var.kms_key_id
  }

  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_key_forgotten" {
  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_wrong_key" {
  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"
  }

  extended_s3_configuration {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/another"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_direct" {
  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_direct_off" {
  server_side_encryption {
    enabled  = false
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = var.kms_key_id
  }

  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_direct_awss_key" {
  server_side_encryption {
    enabled = true
  }

  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}

resource "aws_kinesis_firehose_delivery_stream" "fail_direct_wrong_key" {
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/another"
  }

  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}

resource "aws_kinesis_firehose_delivery_stream" "unknown_by_the_caller" {
  server_side_encryption {
    enabled  = var.undecided
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = var.kms_key_id
  }

  extended_s3_configuration {
    kms_key_arn = var.kms_key_id
  }
}
