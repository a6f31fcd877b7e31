provider "aws" {
  region = "us-east-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "storage_stack" {
  source = "../.."

  project_name = "co2-analysis"
  environment  = var.environment

  cors_allowed_origins = ["https://co2.example.org"]
}

output "parameter_prefix" {
  description = "What the names of all parameters begin with."
  value       = module.storage_stack.parameter_prefix
}
