resource "aws_kinesis_stream" "enforced" {
  name                      = "clicks"
  enforce_consumer_deletion = true
}
