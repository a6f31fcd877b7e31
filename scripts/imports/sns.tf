provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

module "orders" {
  source = "../.."

  name         = "orders"
  display_name = "Orders"

  topic_policy_statements = {
    publish = {
      actions    = ["sns:Publish"]
      principals = [{ type = "AWS", identifiers = ["arn:aws:iam::123456789012:root"] }]
      conditions = [{ test = "StringEquals", variable = "aws:SourceAccount", values = ["123456789012"] }]
    }
  }

  subscriptions = {
    queue = { protocol = "sqs", endpoint = aws_sqs_queue.orders.arn, raw_message_delivery = true }
    mail  = { protocol = "email", endpoint = "orders@example.com" }
  }

  tags = { CostCenter = "orders" }
}

module "ordered" {
  source = "../.."

  name                        = "ordered"
  use_name_prefix             = true
  fifo_topic                  = true
  content_based_deduplication = true
}
