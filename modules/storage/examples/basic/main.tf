provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "storage" {
  source = "../.."

  project_name               = "ccs"
  environment                = var.environment
  vpc_id                     = aws_vpc.this.id
  private_subnet_ids         = aws_subnet.private[*].id
  database_security_group_id = aws_security_group.database.id
  cache_security_group_id    = aws_security_group.cache.id
  db_subnet_group_name       = aws_db_subnet_group.this.name
  kms_key_id                 = aws_kms_key.this.arn

  timestream_existing_customer = true
}

# What a caller has already: a network and a key.
data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "ccs-${var.environment}"
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"

  tags = { Name = local.name }
}

resource "aws_flow_log" "this" {
  vpc_id               = aws_vpc.this.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = module.storage.logs_bucket_arn
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "eu-west-1${["a", "b"][count.index]}"

  tags = { Name = "${local.name}-private-${count.index + 1}" }
}

resource "aws_db_subnet_group" "this" {
  name       = "${local.name}-database"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_security_group" "database" {
  name        = "${local.name}-database"
  description = "PostgreSQL from within the VPC."
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id = aws_security_group.database.id
  description       = "PostgreSQL from within the VPC."
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
}

resource "aws_security_group" "cache" {
  name        = "${local.name}-cache"
  description = "Redis from within the VPC."
  vpc_id      = aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "cache" {
  security_group_id = aws_security_group.cache.id
  description       = "Redis from within the VPC."
  cidr_ipv4         = aws_vpc.this.cidr_block
  ip_protocol       = "tcp"
  from_port         = 6379
  to_port           = 6379
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
}

output "table_names" {
  description = "Names of the four tables."
  value       = module.storage.table_names
}
