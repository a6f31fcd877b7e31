locals {
  name = "${var.project_name}-${var.environment}"

  tags = merge({
    Project     = var.project_name
    Environment = var.environment
    ManagedBy   = "terraform"
  }, var.tags)

  keep_data       = var.environment == "prod"
  replicate       = var.enable_cross_region_replication == null ? local.keep_data : var.enable_cross_region_replication
  two_regions     = data.aws_region.replica.id != data.aws_region.current.id
  replicate_table = var.enable_table_replica == null ? local.keep_data : var.enable_table_replica
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_region" "replica" {
  provider = aws.replica
}

check "replica_region" {
  assert {
    condition     = local.two_regions || !(local.keep_data || local.replicate)
    error_message = "aws and aws.replica are both ${data.aws_region.current.id}: backups fail with it. Use another region."
  }
}

check "endpoint_restricts_somebody" {
  assert {
    condition = (
      var.s3_vpc_endpoint_id == null ? var.replica_s3_vpc_endpoint_id == null : length(var.application_role_arns) > 0
    )
    error_message = "An endpoint restricts nobody: give application_role_arns, and s3_vpc_endpoint_id beside replica_s3_vpc_endpoint_id."
  }
}
