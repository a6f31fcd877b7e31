provider "aws" {
  region = "us-east-1"
}

module "app" {
  source = "../.."

  repository_name                   = "app"
  repository_read_write_access_arns = ["arn:aws:iam::123456789012:role/ci"]
  repository_lambda_read_access_arns = [
    "arn:aws:lambda:us-east-1:123456789012:function:app",
  ]

  repository_lifecycle_policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "Keep the last 30 images"
      selection    = { tagStatus = "tagged", tagPrefixList = ["v"], countType = "imageCountMoreThan", countNumber = 30 }
      action       = { type = "expire" }
    }]
  })

  repository_force_delete = true
  tags                    = { CostCenter = "orders" }
}

module "registry" {
  source = "../.."

  create_repository                       = false
  manage_registry_scanning_configuration  = true
  registry_scan_type                      = "ENHANCED"
  create_registry_replication_configuration = true

  registry_scan_rules = [
    { scan_frequency = "SCAN_ON_PUSH", filter = [{ filter = "app", filter_type = "WILDCARD" }] },
  ]

  registry_replication_rules = [{
    destinations       = [{ region = "us-west-2", registry_id = "123456789012" }]
    repository_filters = [{ filter = "prod", filter_type = "PREFIX_MATCH" }]
  }]
}
