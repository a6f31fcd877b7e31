# Run with `terraform init` and `terraform test`: the provider is mocked, so neither account nor network is needed.

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-west-1"
    }
  }

  mock_data "aws_security_group" {
    defaults = {
      vpc_id = "vpc-0123456789abcdef0"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:ccs-dev-storage-alarms"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/ccs-dev-aurora-monitoring"
    }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = {
      arn        = "arn:aws:dynamodb:eu-west-1:123456789012:table/mocked"
      stream_arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/mocked/stream/2025-11-01T12:00:00.000"
    }
  }

  mock_resource "aws_rds_cluster" {
    defaults = {
      cluster_resource_id = "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    }
  }

  mock_resource "aws_timestreamwrite_table" {
    defaults = {
      arn = "arn:aws:timestream:eu-west-1:123456789012:database/mocked/table/vehicle_metrics"
    }
  }
}

override_data {
  target = data.aws_subnet.private[0]
  values = {
    vpc_id            = "vpc-0123456789abcdef0"
    availability_zone = "eu-west-1a"
  }
}

override_data {
  target = data.aws_subnet.private[1]
  values = {
    vpc_id            = "vpc-0123456789abcdef0"
    availability_zone = "eu-west-1b"
  }
}

variables {
  project_name               = "ccs"
  environment                = "dev"
  vpc_id                     = "vpc-0123456789abcdef0"
  private_subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  database_security_group_id = "sg-0123456789abcdef0"
  cache_security_group_id    = "sg-0123456789abcdef1"
  db_subnet_group_name       = "ccs-dev-database"
  kms_key_id                 = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"

  timestream_existing_customer = true
}

run "defaults" {
  assert {
    condition = output.table_names == {
      telemetry             = "ccs-dev-telemetry"
      incidents             = "ccs-dev-incidents"
      alerts_config         = "ccs-dev-alerts-config"
      websocket_connections = "ccs-dev-websocket-connections"
    }
    error_message = "Names are project, environment and table."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.server_side_encryption[0].kms_key_arn == var.kms_key_id])
    error_message = "Every table is encrypted with the caller's key."
  }

  assert {
    condition     = alltrue([for attribute in aws_dynamodb_table.this["telemetry"].attribute : attribute.type == (attribute.name == "timestamp" ? "N" : "S")])
    error_message = "Telemetry sorts by a number."
  }

  assert {
    condition     = aws_dynamodb_table.this["telemetry"].ttl[0].attribute_name == "ttl" && output.telemetry_ttl_seconds == 90 * 24 * 60 * 60
    error_message = "Telemetry expires after the 90 days that producers are told."
  }

  assert {
    condition     = aws_dynamodb_table.this["incidents"].stream_enabled && !aws_dynamodb_table.this["alerts_config"].stream_enabled
    error_message = "Incidents stream, the configuration does not."
  }

  assert {
    condition     = aws_rds_cluster.this.engine_version == "15.4" && aws_rds_cluster_parameter_group.this.family == "aurora-postgresql15"
    error_message = "Aurora is PostgreSQL 15.4, with the parameters of its major version."
  }

  assert {
    condition     = contains([for parameter in aws_rds_cluster_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1")
    error_message = "Aurora takes TLS only."
  }

  assert {
    condition     = alltrue([aws_rds_cluster.this.kms_key_id == var.kms_key_id, aws_rds_cluster.this.master_user_secret_kms_key_id == var.kms_key_id, aws_rds_cluster_instance.this[0].performance_insights_kms_key_id == var.kms_key_id])
    error_message = "Aurora, its password and its insights are encrypted with the caller's key."
  }

  assert {
    condition     = length(aws_rds_cluster_instance.this) == 2 && alltrue([for instance in aws_rds_cluster_instance.this : instance.instance_class == "db.serverless" && !instance.auto_minor_version_upgrade])
    error_message = "Two serverless instances stay on the minor version that the caller pins."
  }

  assert {
    condition     = output.database_iam_user_arn_prefix == "arn:aws:rds-db:eu-west-1:123456789012:dbuser:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ/"
    error_message = "IAM users of the database are named by the cluster's resource id."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.kms_key_id == var.kms_key_id && aws_elasticache_replication_group.this.engine_version == "7.0"
    error_message = "Redis is 7.0 and encrypted with the caller's key."
  }

  assert {
    condition     = one(aws_elasticache_parameter_group.this.parameter).value == "allkeys-lru"
    error_message = "Redis evicts the least recently used of all keys."
  }

  assert {
    condition     = aws_s3_bucket.this["data_lake"].bucket == "ccs-dev-data-lake-123456789012" && output.logs_bucket_name == "ccs-dev-logs-123456789012"
    error_message = "Bucket names end in the account's id."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this["videos"].rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_id
    error_message = "Objects are encrypted with the caller's key."
  }

  assert {
    condition     = length(aws_s3_bucket_logging.this) == 0 && length(aws_s3_bucket_intelligent_tiering_configuration.data_lake) == 0
    error_message = "Access is not logged and nothing is archived unless the caller asks for it."
  }

  assert {
    condition     = aws_timestreamwrite_database.this[0].kms_key_id == var.kms_key_id && output.timestream_table_name == "vehicle_metrics"
    error_message = "Vehicle metrics are encrypted with the caller's key."
  }

  assert {
    condition     = length(output.alarm_names) == 41
    error_message = "There is an alarm for each table, index, instance, node and bucket: 41 with Timestream."
  }

  assert {
    condition     = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.consumed_reads) : alarm.alarm_actions == toset([output.alarm_topic_arn])])
    error_message = "Alarms notify the module's own topic when the caller names none."
  }

  assert {
    condition     = one(aws_sns_topic.alarms).kms_master_key_id == var.kms_key_id
    error_message = "The topic is encrypted with the caller's key."
  }

  assert {
    condition     = toset(keys(output.read_policy_json)) == toset(concat(keys(output.table_names), ["data_lake", "videos", "logs", "metrics"]))
    error_message = "There is a policy for each store."
  }
}

run "production_keeps_data" {
  variables {
    environment = "prod"
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.deletion_protection_enabled])
    error_message = "In prod every table refuses deletion."
  }

  assert {
    condition     = alltrue([aws_rds_cluster.this.deletion_protection, !aws_rds_cluster.this.skip_final_snapshot, !aws_rds_cluster.this.delete_automated_backups])
    error_message = "In prod the cluster refuses deletion and keeps its backups."
  }

  assert {
    condition     = can(regex("^ccs-prod-redis-final-[0-9]{14}$", aws_elasticache_replication_group.this.final_snapshot_identifier))
    error_message = "In prod Redis leaves a last snapshot."
  }

  assert {
    condition     = !anytrue([for bucket in aws_s3_bucket.this : bucket.force_destroy])
    error_message = "In prod no bucket goes with its objects."
  }
}

run "without_timestream" {
  variables {
    enable_timestream = false
  }

  assert {
    condition     = length(aws_timestreamwrite_database.this) == 0 && output.timestream_table_name == null
    error_message = "Nothing of Timestream remains."
  }

  assert {
    condition     = length(output.alarm_names) == 39 && !contains(keys(output.write_policy_json), "metrics")
    error_message = "Nor its alarms and policies."
  }
}

run "everything_optional" {
  variables {
    data_lake_archive_after_days = 180
    access_logs_bucket_name      = "acme-access-logs"
    random_suffix                = "a1b2c3"
    cache_user_group_id          = "ccs-dev-cache"
    videos_glacier_after_days    = 7
    logs_expire_after_days       = 90
  }

  assert {
    condition     = one(one(aws_s3_bucket_intelligent_tiering_configuration.data_lake).tiering).days == 180
    error_message = "The data lake archives when the caller asks for it."
  }

  assert {
    condition     = alltrue([for key in ["data_lake", "videos", "logs"] : aws_s3_bucket_logging.this[key].target_bucket == "acme-access-logs"])
    error_message = "Every bucket logs access to the caller's bucket."
  }

  assert {
    condition     = aws_s3_bucket.this["videos"].bucket == "ccs-dev-videos-a1b2c3"
    error_message = "The suffix ends the buckets' names."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.user_group_ids == toset(["ccs-dev-cache"])
    error_message = "Only the users of the group may use Redis."
  }

  assert {
    condition     = one(aws_s3_bucket_lifecycle_configuration.this["videos"].rule[0].transition).days == 7 && aws_s3_bucket_lifecycle_configuration.this["logs"].rule[0].expiration[0].days == 90
    error_message = "Videos are archived when the caller says."
  }
}

run "changes_in_prod_that_cannot_wait" {
  command = plan

  variables {
    environment       = "prod"
    apply_immediately = true
    random_suffix     = "a1b2c3"
    on_demand_maximum = { read = 1000 }
  }

  assert {
    condition = alltrue([
      aws_rds_cluster.this.apply_immediately,
      aws_rds_cluster_instance.this[0].apply_immediately,
      aws_elasticache_replication_group.this.apply_immediately,
    ])
    error_message = "Changes need not wait for the maintenance window."
  }

  assert {
    condition     = aws_iam_role.database_monitoring.name == "ccs-prod-aurora-monitoring-a1b2c3"
    error_message = "The name of the role, which is unique in the account, has the suffix."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.consumed_reads["incidents/StatusIndex"].threshold == 0.8 * 1000 * 300
    error_message = "The alarm on reads follows the limit."
  }
}

run "alarms_off" {
  variables {
    enable_cloudwatch_alarms = false
  }

  assert {
    condition     = length(output.alarm_names) == 0 && output.alarm_topic_arn == null
    error_message = "No alarm and no topic remains."
  }
}

run "callers_topics_are_used" {
  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:platform"]
  }

  assert {
    condition     = output.alarm_topic_arn == null && length(aws_sns_topic.alarms) == 0
    error_message = "The module makes no topic when the caller has one."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.database_cpu[1].ok_actions == toset(["arn:aws:sns:eu-west-1:123456789012:platform"])
    error_message = "Alarms notify the caller's topic."
  }
}

run "thresholds_reach_their_alarms" {
  variables {
    alarm_thresholds = {
      dynamodb_read_units_per_second = 100
      cache_hit_rate_requests        = 50
      bucket_size_gib                = 2
    }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.consumed_reads["telemetry/StatusIndex"].threshold == 100 * 300
    error_message = "Units a second are counted over five minutes."
  }

  assert {
    condition     = anytrue([for query in aws_cloudwatch_metric_alarm.cache_hit_rate[0].metric_query : try(startswith(query.expression, "IF(hits + misses >= 50,"), false)])
    error_message = "A node that is hardly used has no hit rate."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.bucket_size["videos"].threshold == 2147483648
    error_message = "GiB are bytes to S3."
  }
}

run "engine_that_pauses" {
  variables {
    aurora_engine_version = "16.3"
    aurora_min_capacity   = 0
    aurora_max_capacity   = 256
  }

  assert {
    condition     = aws_rds_cluster.this.serverlessv2_scaling_configuration[0].min_capacity == 0 && aws_rds_cluster_parameter_group.this.name == "ccs-dev-aurora-postgresql16"
    error_message = "A new enough engine may pause, and grow to the largest size."
  }
}

run "major_version_alone" {
  variables {
    aurora_engine_version = "15"
  }

  assert {
    condition     = aws_rds_cluster_instance.this[0].auto_minor_version_upgrade
    error_message = "With the major version alone AWS upgrades the minor."
  }
}

run "callers_tags_win" {
  variables {
    tags = { Project = "renamed", CostCenter = "platform" }
  }

  assert {
    condition = aws_rds_cluster.this.tags == tomap({
      Project     = "renamed"
      Environment = "dev"
      ManagedBy   = "terraform"
      CostCenter  = "platform"
    })
    error_message = "The caller's tags are added to the module's and win."
  }
}

run "callers_choices" {
  variables {
    environment                      = "prod"
    database_insights_mode           = "advanced"
    enable_eventbridge_notifications = true
    permissions_boundary_arn         = "arn:aws:iam::123456789012:policy/boundary"
    table_class                      = "STANDARD_INFREQUENT_ACCESS"
    on_demand_maximum                = { write = 500 }
    final_snapshot_names             = { database = "ccs-before-migration" }
  }

  assert {
    condition = alltrue([
      aws_rds_cluster.this.final_snapshot_identifier == "ccs-before-migration",
      startswith(aws_elasticache_replication_group.this.final_snapshot_identifier, "ccs-prod-redis-final-"),
    ])
    error_message = "The caller chooses the name of a last snapshot; the other stays free."
  }

  assert {
    condition     = aws_rds_cluster.this.database_insights_mode == "advanced" && aws_rds_cluster_instance.this[0].performance_insights_retention_period == 465
    error_message = "Advanced Database Insights keeps performance data for 465 days."
  }

  assert {
    condition     = alltrue([for key in ["data_lake", "videos", "logs"] : aws_s3_bucket_notification.this[key].eventbridge])
    error_message = "Every bucket sends its events to EventBridge."
  }

  assert {
    condition     = aws_iam_role.database_monitoring.permissions_boundary == var.permissions_boundary_arn
    error_message = "The boundary holds for the module's role."
  }

  assert {
    condition = alltrue([for table in aws_dynamodb_table.this : alltrue([
      table.table_class == "STANDARD_INFREQUENT_ACCESS",
      table.on_demand_throughput[0].max_write_request_units == 500,
      table.on_demand_throughput[0].max_read_request_units == null,
    ])])
    error_message = "Class and limits reach every table."
  }
}
