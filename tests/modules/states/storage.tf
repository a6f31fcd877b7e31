provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment of the applied modules."
  type        = string
  default     = "prod"
}

variable "network" {
  description = "Ids of the network, which the emulator chooses."
  type = object({
    vpc_id                     = string
    private_subnet_ids         = list(string)
    database_security_group_id = string
    cache_security_group_id    = string
  })
}

module "storage" {
  source = "../modules/storage"

  project_name = "acme-fleet"
  environment  = var.environment

  vpc_id                     = var.network.vpc_id
  private_subnet_ids         = var.network.private_subnet_ids
  database_security_group_id = var.network.database_security_group_id
  cache_security_group_id    = var.network.cache_security_group_id
  db_subnet_group_name       = "acme-fleet-database"

  kms_key_id = aws_kms_key.this.arn

  aurora_min_capacity    = 1
  aurora_max_capacity    = 32
  aurora_engine_version  = "16.4"
  aurora_database_name   = "fleet"
  aurora_master_username = "fleetadmin"
  log_retention_days     = 731

  elasticache_node_type = "cache.r7g.large"

  bucket_suffix                = "a1b2c3"
  data_lake_archive_after_days = 180
  videos_glacier_after_days    = 14
  logs_expire_after_days       = 180

  enable_timestream = true

  enable_cloudwatch_alarms = true
  alarm_topic_arns         = []
  alarm_thresholds = {
    dynamodb_read_units_per_second = 20000
    dynamodb_user_errors           = 50
    aurora_cpu_percent             = 70
    aurora_connections             = 4000
    cache_hit_rate_percent         = 90
    cache_hit_rate_requests        = 5000
    cache_evictions                = 100
    timestream_system_errors       = 5
    timestream_user_errors         = 50
    bucket_objects                 = 50000000
    bucket_size_gib                = 51200
  }

  tags = {
    CostCenter = "platform"
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "acme-fleet-${var.environment}"
  tags = { CostCenter = "platform" }
}

data "aws_iam_policy_document" "key" {
  source_policy_documents = [module.storage.kms_key_policy_json]

  statement {
    sid       = "EnableAccountPolicies"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "this" {
  description             = "Encrypts everything that ${local.name} stores."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key.json

  tags = local.tags
}
