locals {
  aurora_major  = split(".", var.aurora_engine_version)[0]
  aurora_name   = "${local.name}-aurora"
  insights_days = var.database_insights_mode == "advanced" ? 465 : 7
  pinned_minor  = strcontains(var.aurora_engine_version, ".")

  database_final_snapshot = coalesce(
    var.final_snapshot_names.database,
    "${local.aurora_name}-final-${terraform_data.database_life.input}"
  )

  here = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"
}

# RDS would make it without a key and without an end.
resource "aws_cloudwatch_log_group" "database" {
  name              = "/aws/rds/cluster/${local.aurora_name}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_id

  tags = local.tags
}

resource "aws_rds_cluster_parameter_group" "this" {
  name        = "${local.aurora_name}-postgresql${local.aurora_major}"
  description = "Aurora PostgreSQL of ${local.name}."
  family      = "aurora-postgresql${local.aurora_major}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  tags = local.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_parameter_group" "this" {
  name        = "${local.aurora_name}-instance-postgresql${local.aurora_major}"
  description = "Aurora PostgreSQL of ${local.name}."
  family      = "aurora-postgresql${local.aurora_major}"

  parameter {
    name  = "log_lock_waits"
    value = "1"
  }

  tags = local.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "terraform_data" "database_life" {
  input = formatdate("YYYYMMDDhhmmss", plantimestamp())

  triggers_replace = [
    local.aurora_name,
    var.aurora_database_name,
    var.aurora_master_username,
    var.db_subnet_group_name,
    var.kms_key_id,
  ]

  lifecycle {
    ignore_changes = [input]
  }
}

resource "aws_rds_cluster" "this" {
  cluster_identifier                    = local.aurora_name
  engine                                = "aurora-postgresql"
  engine_version                        = var.aurora_engine_version
  database_name                         = var.aurora_database_name
  master_username                       = var.aurora_master_username
  manage_master_user_password           = true
  master_user_secret_kms_key_id         = var.kms_key_id
  iam_database_authentication_enabled   = true
  db_cluster_parameter_group_name       = aws_rds_cluster_parameter_group.this.name
  db_instance_parameter_group_name      = aws_db_parameter_group.this.name
  db_subnet_group_name                  = var.db_subnet_group_name
  vpc_security_group_ids                = [var.database_security_group_id]
  storage_encrypted                     = true
  kms_key_id                            = var.kms_key_id
  enabled_cloudwatch_logs_exports       = ["postgresql"]
  backup_retention_period               = 7
  copy_tags_to_snapshot                 = true
  delete_automated_backups              = !local.keep_data
  deletion_protection                   = local.keep_data
  skip_final_snapshot                   = !local.keep_data
  final_snapshot_identifier             = local.keep_data ? local.database_final_snapshot : null
  database_insights_mode                = var.database_insights_mode
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_id
  performance_insights_retention_period = local.insights_days
  allow_major_version_upgrade           = true
  apply_immediately                     = local.apply_immediately

  serverlessv2_scaling_configuration {
    min_capacity = var.aurora_min_capacity
    max_capacity = var.aurora_max_capacity
  }

  tags = local.tags

  lifecycle {
    precondition {
      condition     = data.aws_security_group.database.vpc_id == var.vpc_id
      error_message = "database_security_group_id is in ${data.aws_security_group.database.vpc_id}, not in vpc_id ${var.vpc_id}."
    }
  }

  depends_on = [aws_cloudwatch_log_group.database]
}

data "aws_iam_policy_document" "database_monitoring_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "database_monitoring" {
  name                 = join("-", compact([local.name, "aurora-monitoring", var.random_suffix]))
  assume_role_policy   = data.aws_iam_policy_document.database_monitoring_trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = local.tags

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy_attachment" "database_monitoring" {
  role       = aws_iam_role.database_monitoring.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_rds_cluster_instance" "this" {
  count = 2

  identifier                            = "${local.aurora_name}-${count.index + 1}"
  cluster_identifier                    = aws_rds_cluster.this.id
  engine                                = aws_rds_cluster.this.engine
  engine_version                        = aws_rds_cluster.this.engine_version
  instance_class                        = "db.serverless"
  db_parameter_group_name               = aws_db_parameter_group.this.name
  auto_minor_version_upgrade            = !local.pinned_minor
  copy_tags_to_snapshot                 = true
  performance_insights_enabled          = true
  performance_insights_kms_key_id       = var.kms_key_id
  performance_insights_retention_period = local.insights_days
  monitoring_interval                   = 60
  monitoring_role_arn                   = aws_iam_role.database_monitoring.arn
  apply_immediately                     = local.apply_immediately

  tags = local.tags

  depends_on = [aws_iam_role_policy_attachment.database_monitoring]
}
