# The CCS platform: vehicles send telemetry to a stream, its archive lies in the data lake, and functions of yours carry
# it into the tables. Every alarm of both modules reaches one topic.

provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

locals {
  name = "ccs-${var.environment}"
  tags = { CostCenter = "fleet" }
}

module "storage" {
  source = "../../modules/storage"

  project_name = "ccs"
  environment  = var.environment

  vpc_id                     = aws_vpc.this.id
  private_subnet_ids         = aws_subnet.private[*].id
  database_security_group_id = aws_security_group.store["database"].id
  cache_security_group_id    = aws_security_group.store["cache"].id
  db_subnet_group_name       = aws_db_subnet_group.this.name

  kms_key_id       = aws_kms_key.this.arn
  alarm_topic_arns = [module.streaming.topic_arns["alarms"]]

  tags = local.tags
}

module "streaming" {
  source = "../../modules/streaming"

  project_name = "ccs"
  environment  = var.environment

  s3_data_lake_bucket = module.storage.data_lake_bucket_name
  kms_key_id          = aws_kms_key.this.arn

  tags = local.tags
}

output "stream_name" {
  description = "Where vehicles send telemetry."
  value       = module.streaming.stream_name
}

output "data_lake_bucket_name" {
  description = "Where the archive of the stream lies."
  value       = module.storage.data_lake_bucket_name
}

output "telemetry_table_name" {
  description = "Where the processor writes."
  value       = module.storage.table_names["telemetry"]
}

output "alarm_topic_arn" {
  description = "What the people on call subscribe to."
  value       = module.streaming.topic_arns["alarms"]
}

output "alarm_names" {
  description = "All alarms of the platform, sorted."
  value       = sort(concat(module.storage.alarm_names, module.streaming.alarm_names))
}
