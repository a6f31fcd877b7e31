provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

variable "access_logs_bucket_name" {
  description = "Bucket of the account that gets access logs, encrypted with S3's own keys; null for none."
  type        = string
  default     = null
}

variable "cache_user_group_id" {
  description = "User group whose users alone may use Redis; null leaves that to the security group."
  type        = string
  default     = null
}

# Every input, each with a value that is not its default where that makes sense.
module "storage" {
  source = "../.."

  project_name = "acme-fleet"
  environment  = var.environment

  vpc_id                     = aws_vpc.this.id
  private_subnet_ids         = aws_subnet.private[*].id
  database_security_group_id = aws_security_group.database.id
  cache_security_group_id    = aws_security_group.cache.id
  db_subnet_group_name       = aws_db_subnet_group.this.name

  kms_key_id = aws_kms_key.this.arn

  aurora_min_capacity    = 1
  aurora_max_capacity    = 32
  aurora_engine_version  = "16.4"
  aurora_database_name   = "fleet"
  aurora_master_username = "fleetadmin"
  log_retention_days     = 731

  elasticache_node_type = "cache.r7g.large"
  cache_user_group_id   = var.cache_user_group_id
  apply_immediately     = true

  random_suffix                = "a1b2c3"
  timestream_existing_customer = true
  access_logs_bucket_name      = var.access_logs_bucket_name
  data_lake_archive_after_days = 180
  videos_glacier_after_days    = 14
  logs_expire_after_days       = 180

  enable_timestream = true

  enable_cloudwatch_alarms = true
  alarm_topic_arns         = []
  alarm_thresholds = {
    dynamodb_read_units_per_second = 20000
    read_throttle_events           = 10
    write_throttle_events          = 10
    user_errors                    = 50
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

# What a caller has already: a network and a key.
data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "acme-fleet-${var.environment}"
  tags = { CostCenter = "platform" }
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"

  tags = merge(local.tags, { Name = local.name })
}

resource "aws_flow_log" "this" {
  vpc_id               = aws_vpc.this.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = module.storage.logs_bucket_arn

  tags = local.tags
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = local.tags
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "eu-west-1${["a", "b"][count.index]}"

  tags = merge(local.tags, { Name = "${local.name}-private-${count.index + 1}" })
}

resource "aws_db_subnet_group" "this" {
  name       = "${local.name}-database"
  subnet_ids = aws_subnet.private[*].id

  tags = local.tags
}

resource "aws_security_group" "database" {
  name        = "${local.name}-database"
  description = "PostgreSQL from within the VPC."
  vpc_id      = aws_vpc.this.id

  tags = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id = aws_security_group.database.id
  description       = "PostgreSQL from within the VPC."
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432

  tags = local.tags
}

resource "aws_security_group" "cache" {
  name        = "${local.name}-cache"
  description = "Redis from within the VPC."
  vpc_id      = aws_vpc.this.id

  tags = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "cache" {
  security_group_id = aws_security_group.cache.id
  description       = "Redis from within the VPC."
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6379

  tags = local.tags
}

# The account's own statement, and those that the module needs of its caller's key.
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

# A role that writes telemetry, to show how the policy documents are used.
data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "ingest" {
  name               = "${local.name}-ingest"
  assume_role_policy = data.aws_iam_policy_document.assume.json

  tags = local.tags
}

resource "aws_iam_role_policy" "ingest" {
  for_each = toset(["telemetry", "incidents", "data_lake", "metrics"])

  name   = "write-${each.key}"
  role   = aws_iam_role.ingest.id
  policy = module.storage.write_policy_json[each.key]
}

# It signs in to the database as the user `ingest`, without a password.
data "aws_iam_policy_document" "connect" {
  statement {
    actions   = ["rds-db:connect"]
    resources = ["${module.storage.database_iam_user_arn_prefix}ingest"]
  }
}

resource "aws_iam_role_policy" "connect" {
  name   = "connect-to-database"
  role   = aws_iam_role.ingest.id
  policy = data.aws_iam_policy_document.connect.json
}

output "database_endpoint" {
  description = "Host name of the writer."
  value       = module.storage.database_endpoint
}

output "telemetry_ttl_seconds" {
  description = "What a producer adds to the current Unix time for an item's ttl."
  value       = module.storage.telemetry_ttl_seconds
}
