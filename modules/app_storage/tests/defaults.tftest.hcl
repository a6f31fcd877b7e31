# Run with `terraform init` and `terraform test`: both providers are mocked, so neither account nor network is needed.

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

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:tattoo-directory-dev-app-storage-alarms"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/tattoo-directory-dev-app-replication-a1b2c3"
    }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = {
      arn        = "arn:aws:dynamodb:eu-west-1:123456789012:table/tattoo-directory-dev-main"
      stream_arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/tattoo-directory-dev-main/stream/2025-11-01T12:00:00.000"
    }
  }
}

mock_provider "aws" {
  alias = "replica"

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }

  mock_resource "aws_s3_bucket" {
    defaults = {
      arn = "arn:aws:s3:::mocked-backup"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-central-1:123456789012:tattoo-directory-dev-app-storage-replica-alarms"
    }
  }
}

variables {
  project_name            = "tattoo-directory"
  environment             = "dev"
  random_suffix           = "a1b2c3"
  kms_key_arn             = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  replica_kms_key_arn     = "arn:aws:kms:eu-central-1:123456789012:key/66666666-7777-8888-9999-000000000000"
  access_logs_bucket_name = "acme-access-logs"
}

run "defaults" {
  assert {
    condition = { for key, bucket in merge(aws_s3_bucket.this, aws_s3_bucket.backup) : key => bucket.bucket } == {
      frontend        = "tattoo-directory-dev-frontend-a1b2c3"
      frontend_backup = "tattoo-directory-dev-frontend-backup-a1b2c3"
      images          = "tattoo-directory-dev-images-a1b2c3"
      images_backup   = "tattoo-directory-dev-images-backup-a1b2c3"
    }
    error_message = "Names are project, environment, thing and suffix."
  }

  assert {
    condition     = output.dynamodb_table_name == "tattoo-directory-dev-main"
    error_message = "So is the table's name."
  }

  assert {
    condition     = alltrue([for bucket in values(merge(aws_s3_bucket.this, aws_s3_bucket.backup)) : bucket.force_destroy]) && !aws_dynamodb_table.main.deletion_protection_enabled
    error_message = "dev can be destroyed whole."
  }

  assert {
    condition     = aws_dynamodb_table.main.hash_key == "PK" && aws_dynamodb_table.main.range_key == "SK"
    error_message = "The table's keys are PK and SK."
  }

  assert {
    condition     = { for index in aws_dynamodb_table.main.global_secondary_index : index.name => "${index.hash_key}/${index.range_key}/${index.projection_type}" } == { GSI1 = "GSI1PK/GSI1SK/ALL", GSI2 = "GSI2PK/GSI2SK/ALL" }
    error_message = "Both indexes have the documented keys and all attributes."
  }

  assert {
    condition     = aws_dynamodb_table.main.stream_view_type == "NEW_AND_OLD_IMAGES" && aws_dynamodb_table.main.point_in_time_recovery[0].enabled
    error_message = "Changes are streamed with both images, and the table can be recovered."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this["images"].rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.kms_key_arn && one(aws_s3_bucket_server_side_encryption_configuration.backup["images_backup"].rule).apply_server_side_encryption_by_default[0].kms_master_key_id == var.replica_kms_key_arn
    error_message = "Each region has its own key."
  }

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 0 && length(aws_iam_role.replication) == 0 && length(aws_dynamodb_table.main.replica) == 0
    error_message = "Nothing is replicated in dev."
  }

  assert {
    condition     = length(aws_s3_bucket_cors_configuration.this) + length(aws_s3_bucket_cors_configuration.backup) == 0
    error_message = "Without origins there is no CORS configuration."
  }

  assert {
    condition     = length(aws_s3_bucket_logging.backup) == 0 && alltrue([for log in values(aws_s3_bucket_logging.this) : log.target_bucket == var.access_logs_bucket_name])
    error_message = "Only the primary pair logs access, to the central bucket."
  }

  assert {
    condition     = aws_s3_bucket_website_configuration.backup["frontend_backup"].error_document[0].key == "index.html" && aws_s3_bucket_website_configuration.this["frontend"].index_document[0].suffix == "index.html" && !contains(keys(aws_s3_bucket_website_configuration.this), "images")
    error_message = "Both frontends have index.html as index and error document."
  }

  assert {
    condition     = length(output.alarm_names) == 13 && length(aws_sns_topic.alarms) == 1 && length(aws_sns_topic.replica_alarms) == 1
    error_message = "13 alarms, and a topic for them in each region."
  }

  assert {
    condition     = { for key, alarm in merge(aws_cloudwatch_metric_alarm.bucket_5xx, aws_cloudwatch_metric_alarm.backup_5xx) : key => alarm.alarm_actions } == { frontend = toset(aws_sns_topic.alarms[*].arn), images = toset(aws_sns_topic.alarms[*].arn), frontend_backup = toset(aws_sns_topic.replica_alarms[*].arn), images_backup = toset(aws_sns_topic.replica_alarms[*].arn) }
    error_message = "Failing requests of every bucket notify the topic of the bucket's region."
  }

  assert {
    condition     = sort([for key, metric in merge(aws_s3_bucket_metric.this, aws_s3_bucket_metric.backup) : metric.bucket]) == sort([for bucket in merge(aws_s3_bucket.this, aws_s3_bucket.backup) : bucket.bucket])
    error_message = "Every bucket has request metrics."
  }

  assert {
    condition     = aws_dynamodb_table.main.table_class == "STANDARD" && length(aws_dynamodb_table.main.on_demand_throughput) == 0
    error_message = "The table is of the standard class and has no limit."
  }

  assert {
    condition     = length(aws_s3_bucket_inventory.this) + length(aws_s3_bucket_inventory.backup) + length(aws_s3_bucket_notification.this) + length(aws_s3_bucket_notification.backup) == 0
    error_message = "Neither inventories nor events without being asked for."
  }
}

run "prod_replicates_both_pairs" {
  variables {
    environment = "prod"
  }

  assert {
    condition     = alltrue([for bucket in values(merge(aws_s3_bucket.this, aws_s3_bucket.backup)) : !bucket.force_destroy]) && aws_dynamodb_table.main.deletion_protection_enabled
    error_message = "prod keeps its data."
  }

  assert {
    condition     = alltrue([for pair in values(aws_s3_bucket_replication_configuration.this) : pair.rule[0].destination[0].replication_time[0].time[0].minutes == 15 && pair.rule[0].destination[0].metrics[0].event_threshold[0].minutes == 15])
    error_message = "Replication Time Control and its metrics are at 15 minutes."
  }

  assert {
    condition     = alltrue([for pair in values(aws_s3_bucket_replication_configuration.this) : pair.rule[0].delete_marker_replication[0].status == "Enabled" && pair.rule[0].source_selection_criteria[0].sse_kms_encrypted_objects[0].status == "Enabled" && pair.rule[0].destination[0].encryption_configuration[0].replica_kms_key_id == var.replica_kms_key_arn])
    error_message = "Delete markers and encrypted objects are replicated, with the replica's key."
  }

  assert {
    condition     = length(output.alarm_names) == 18
    error_message = "Latency and failures of both pairs, and the latency of the table's replica, raise alarms."
  }

  assert {
    condition     = [for replica in aws_dynamodb_table.main.replica : [replica.region_name, replica.kms_key_arn, replica.point_in_time_recovery, replica.propagate_tags]] == [["eu-central-1", var.replica_kms_key_arn, true, true]]
    error_message = "The table has a replica with the replica region's key, recovery and tags."
  }

  assert {
    condition     = aws_iam_role.replication[0].name == "tattoo-directory-prod-app-replication-a1b2c3"
    error_message = "The role's name carries the suffix."
  }
}

run "prod_without_replication" {
  variables {
    environment                     = "prod"
    enable_cross_region_replication = false
    enable_table_replica            = false
  }

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 0 && output.replication_role_arn == null && length(output.alarm_names) == 13 && length(aws_dynamodb_table.main.replica) == 0
    error_message = "false wins over the environment."
  }

  assert {
    condition     = aws_s3_bucket_versioning.backup["images_backup"].versioning_configuration[0].status == "Enabled"
    error_message = "Buckets are versioned all the same."
  }
}

run "staging_with_replication" {
  command = plan

  variables {
    environment                     = "staging"
    enable_cross_region_replication = true
    enable_table_replica            = true
  }

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 2 && length(aws_dynamodb_table.main.replica) == 1
    error_message = "true wins over the environment."
  }
}

run "without_alarms" {
  command = plan

  variables {
    enable_cloudwatch_alarms        = false
    enable_cross_region_replication = true
  }

  assert {
    condition     = length(output.alarm_names) == 0 && length(aws_sns_topic.alarms) == 0 && length(aws_sns_topic.replica_alarms) == 0 && length(aws_s3_bucket_metric.this) == 0
    error_message = "Neither alarms nor topics nor request metrics."
  }
}

run "the_callers_topics_in_both_regions" {
  command = plan

  variables {
    enable_cross_region_replication = true
    alarm_topic_arns                = ["arn:aws:sns:eu-west-1:123456789012:alarms"]
    replica_alarm_topic_arns        = ["arn:aws:sns:eu-central-1:123456789012:alarms"]
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.failed_replications["images"].alarm_actions == toset(var.alarm_topic_arns) && aws_cloudwatch_metric_alarm.replication_latency["images"].ok_actions == toset(var.replica_alarm_topic_arns)
    error_message = "Each alarm notifies the topics of its region."
  }

  assert {
    condition     = length(aws_sns_topic.alarms) == 0 && length(aws_sns_topic.replica_alarms) == 0
    error_message = "The module makes no topic of its own."
  }
}

run "good_values_at_the_edge" {
  command = plan

  variables {
    random_suffix                   = "aaaaaaaaaaaaaaaaaaaaaaaaaa"
    cors_allowed_origins            = ["https://example.com", "http://localhost:3000", "https://a.b-c.example.com:65535", "https://*.example.com"]
    cloudfront_distribution_arns    = ["arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7"]
    application_role_arns           = ["arn:aws:iam::123456789012:role/service/api", "arn:aws:iam::123456789012:role/api"]
    s3_vpc_endpoint_id              = "vpce-0123456789abcdef0"
    replica_access_logs_bucket_name = "acme.access-logs.replica"
    images_glacier_class            = "GLACIER"
  }

  assert {
    condition     = length(aws_s3_bucket.backup["frontend_backup"].bucket) == 63
    error_message = "63 characters are what S3 takes."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.this["frontend"].cors_rule).allowed_methods == toset(["GET", "HEAD"]) && contains(one(aws_s3_bucket_cors_configuration.this["images"].cors_rule).allowed_methods, "PUT")
    error_message = "Browsers write images and nothing else."
  }

  assert {
    condition     = one(aws_s3_bucket_cors_configuration.backup["images_backup"].cors_rule).allowed_methods == toset(["GET", "HEAD"])
    error_message = "Never into the backup."
  }

  assert {
    condition     = length(aws_s3_bucket_logging.backup) == 2
    error_message = "The backups log to their own region's bucket."
  }
}

run "what_is_off_by_default" {
  command = plan

  variables {
    enable_cross_region_replication  = true
    enable_eventbridge_notifications = true
    permissions_boundary_arn         = "arn:aws:iam::123456789012:policy/platform-boundary"
    table_class                      = "STANDARD_INFREQUENT_ACCESS"
    on_demand_maximum                = { read = 1000 }
    inventory                        = { destination_bucket_arn = "arn:aws:s3:::acme-inventory" }
    replica_inventory                = { destination_bucket_arn = "arn:aws:s3:::acme-replica-inventory", frequency = "Daily" }
  }

  assert {
    condition     = aws_iam_role.replication[0].permissions_boundary == var.permissions_boundary_arn
    error_message = "The boundary bounds the module's role."
  }

  assert {
    condition     = aws_dynamodb_table.main.table_class == "STANDARD_INFREQUENT_ACCESS" && alltrue([for limits in concat(aws_dynamodb_table.main.on_demand_throughput, flatten([for index in aws_dynamodb_table.main.global_secondary_index : index.on_demand_throughput])) : limits.max_read_request_units == 1000 && limits.max_write_request_units == null])
    error_message = "Table and indexes have the class and the limit."
  }

  assert {
    condition     = strcontains(jsonencode(aws_cloudwatch_metric_alarm.read_capacity["GSI1"].metric_query), "/ 1000") && length(aws_cloudwatch_metric_alarm.write_capacity) == 0
    error_message = "What is consumed is compared with its limit. Without a limit there is no such alarm."
  }

  assert {
    condition     = alltrue([for events in concat(values(aws_s3_bucket_notification.this), values(aws_s3_bucket_notification.backup)) : events.eventbridge]) && length(aws_s3_bucket_notification.this) + length(aws_s3_bucket_notification.backup) == 4
    error_message = "All four buckets send their events."
  }

  assert {
    condition     = { for key, list in merge(aws_s3_bucket_inventory.this, aws_s3_bucket_inventory.backup) : key => "${one(one(list.destination).bucket).bucket_arn} ${one(list.schedule).frequency}" } == { frontend = "arn:aws:s3:::acme-inventory Weekly", images = "arn:aws:s3:::acme-inventory Weekly", frontend_backup = "arn:aws:s3:::acme-replica-inventory Daily", images_backup = "arn:aws:s3:::acme-replica-inventory Daily" }
    error_message = "Each inventory goes to a bucket of its region."
  }
}
