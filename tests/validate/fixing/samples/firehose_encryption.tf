resource "aws_kinesis_firehose_delivery_stream" "absent" {
  name        = "clicks"
  destination = "extended_s3"

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/delivery"
    bucket_arn = "arn:aws:s3:::clicks"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "off" {
  name        = "clicks"
  destination = "extended_s3"

  server_side_encryption {
    enabled = false
  }

  extended_s3_configuration {
    role_arn   = "arn:aws:iam::123456789012:role/delivery"
    bucket_arn = "arn:aws:s3:::clicks"
  }
}
