resource "aws_sqs_queue" "off" {
  name                    = "work"
  sqs_managed_sse_enabled = false
}
