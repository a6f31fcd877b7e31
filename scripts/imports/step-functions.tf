provider "aws" {
  region = "us-east-1"
}

module "orders" {
  source = "../.."

  name       = "orders"
  type       = "EXPRESS"
  definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })

  logging_configuration = { include_execution_data = true, level = "ALL" }

  service_integrations = {
    dynamodb = { dynamodb = ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"] }
    lambda   = { lambda = ["arn:aws:lambda:us-east-1:123456789012:function:orders"] }
    xray     = { xray = true }
  }

  attach_policy_statements = true
  policy_statements = {
    read = { effect = "Allow", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::example-data/*"] }
  }

  tags = { CostCenter = "orders" }
}
