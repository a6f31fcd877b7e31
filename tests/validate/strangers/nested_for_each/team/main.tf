variable "protect" {
  type = bool
}

variable "queues" {
  type = list(string)
}

resource "aws_kinesis_stream" "this" {
  name                      = "s"
  enforce_consumer_deletion = !var.protect
  encryption_type           = var.protect ? "KMS" : "NONE"
  kms_key_id                = "alias/aws/kinesis"
}

module "queue" {
  source   = "./queue"
  for_each = toset(var.queues)

  name = each.key
}
