provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

module "orders" {
  source = "../.."

  bus_name          = "orders"
  attach_sqs_policy = true
  sqs_target_arns   = [aws_sqs_queue.orders.arn]
  create_archives   = true

  rules = {
    orders = {
      description   = "All orders"
      event_pattern = jsonencode({ source = ["shop.orders"] })
      enabled       = true
    }
  }

  targets = {
    orders = [
      { name = "to-queue", arn = aws_sqs_queue.orders.arn },
      {
        name              = "transformed"
        arn               = aws_sqs_queue.orders.arn
        input_transformer = { input_paths = { id = "$.detail.id" }, input_template = "{\"id\": <id>}" }
      },
    ]
  }

  archives = {
    orders = { description = "Orders of two weeks", retention_days = 14, event_pattern = jsonencode({ source = ["shop.orders"] }) }
  }

  schedule_groups = { nightly = { name_prefix = "nightly-" } }

  schedules = {
    cleanup = {
      group_name          = "nightly"
      schedule_expression = "cron(0 3 * * ? *)"
      timezone            = "Europe/Berlin"
      arn                 = aws_sqs_queue.orders.arn
      input               = jsonencode({ job = "cleanup" })
    }
  }

  tags = { CostCenter = "orders" }
}
