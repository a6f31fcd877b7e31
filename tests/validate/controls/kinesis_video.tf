variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_kinesis_video_stream" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_kinesis_video_stream" "fail_key_forgotten" {}
