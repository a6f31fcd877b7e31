variable "units" {
  type     = number
  nullable = false
}

resource "aws_kinesis_stream" "pass_day" {
  retention_period = 24
}

resource "aws_kinesis_stream" "pass_year" {
  retention_period = 8760
}

resource "aws_kinesis_stream" "fail_too_short" {
  retention_period = 1
}

resource "aws_kinesis_stream" "fail_too_long" {
  retention_period = 10000
}

resource "aws_kinesis_stream" "fail_absent" {
  name = "absent"
}

resource "aws_kinesis_stream" "unknown_by_the_caller" {
  retention_period = var.units
}
