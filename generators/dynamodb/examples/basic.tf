provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "dynamodb" {
  source = "../.."

  project_name = "streaming-logs"
  environment  = var.environment
}

output "table_names" {
  description = "Names of the four tables."
  value       = module.dynamodb.table_names
}
