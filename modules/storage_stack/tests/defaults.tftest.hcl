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
      id = "us-east-1"
    }
  }

  mock_data "aws_dynamodb_tables" {
    defaults = {
      names = []
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:us-east-1:123456789012:co2-analysis-dev-storage-stack-alarms"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/co2-analysis-dev-s3-replication"
    }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = {
      arn        = "arn:aws:dynamodb:us-east-1:123456789012:table/mocked"
      stream_arn = "arn:aws:dynamodb:us-east-1:123456789012:table/mocked/stream/2025-11-01T12:00:00.000"
    }
  }
}

variables {
  environment = "dev"
}

run "development_is_cheap_and_disposable" {
  assert {
    condition     = output.cache_table_name == "co2-analysis-dev-cache" && output.static_website_bucket_name == "co2-analysis-dev-static-website" && output.geojson_data_bucket_name == "co2-analysis-dev-geojson-data"
    error_message = "Names are project, environment and thing."
  }

  assert {
    condition     = aws_dynamodb_table.cache.billing_mode == "PAY_PER_REQUEST" && !aws_dynamodb_table.cache.point_in_time_recovery[0].enabled && !aws_dynamodb_table.cache.deletion_protection_enabled
    error_message = "Dev pays by the request, keeps no backup and can be deleted."
  }

  assert {
    condition     = alltrue(values(aws_s3_bucket.this)[*].force_destroy)
    error_message = "Dev's buckets go with all that is in them."
  }

  assert {
    condition     = output.cache_ttl_seconds == 90 * 24 * 3600
    error_message = "A result is good for 90 days."
  }

  assert {
    condition = toset(values(output.parameter_names)) == toset([
      for name in [
        "dynamodb/cache-table-name", "dynamodb/cache-table-arn", "dynamodb/stream-arn", "s3/static-bucket-name",
        "s3/static-bucket-arn", "s3/geojson-bucket-name", "s3/geojson-bucket-arn", "cloudfront/oai-id",
      ] : "/co2-analysis/dev/storage/${name}"
    ])
    error_message = "Other stacks find eight parameters."
  }

  assert {
    condition     = length(output.alarm_names) == 6
    error_message = "Throttles and latency of the cache, 4xx and 5xx of each bucket."
  }

  assert {
    condition     = one(one(aws_s3_bucket_cors_configuration.geojson_data).cors_rule).allowed_origins == toset(["*"])
    error_message = "The data is public: pages of every origin read it."
  }

  assert {
    condition     = one(one(aws_s3_bucket_cors_configuration.geojson_data).cors_rule).allowed_methods == toset(["GET", "HEAD"])
    error_message = "Pages read, and do nothing else."
  }

  assert {
    condition     = length(aws_s3_bucket_logging.this) + length(aws_s3_bucket_analytics_configuration.this) + length(aws_s3_bucket_inventory.this) == 0
    error_message = "No access is logged, no bucket analysed or listed by default."
  }

  assert {
    condition     = length(aws_s3_bucket_notification.this) + length(aws_s3_bucket_intelligent_tiering_configuration.geojson_data) == 0
    error_message = "No events and no archive tier by default."
  }

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 0 && length(aws_s3_bucket_object_lock_configuration.geojson_data) == 0 && length(aws_appautoscaling_target.this) == 0 && length(aws_dynamodb_table.cache.replica) == 0 && length(aws_cloudwatch_dashboard.this) == 0
    error_message = "Nothing else that is optional is there by default."
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this["geojson_data"].rule) == 1
    error_message = "By default uploads are tidied up and nothing else."
  }
}

run "staging_is_as_development" {
  variables {
    environment = "staging"
  }

  assert {
    condition     = aws_dynamodb_table.cache.billing_mode == "PAY_PER_REQUEST" && aws_s3_bucket_versioning.this["geojson_data"].versioning_configuration[0].status == "Suspended" && aws_s3_bucket.this["geojson_data"].force_destroy
    error_message = "Staging pays by the request, keeps no versions and can be destroyed."
  }
}

run "production_is_kept" {
  variables {
    environment = "prod"
  }

  assert {
    condition     = aws_dynamodb_table.cache.billing_mode == "PROVISIONED" && aws_dynamodb_table.cache.read_capacity == 5 && aws_dynamodb_table.cache.write_capacity == 5
    error_message = "Prod has 5 units of each kind."
  }

  assert {
    condition     = aws_dynamodb_table.cache.point_in_time_recovery[0].recovery_period_in_days == 35 && aws_dynamodb_table.cache.deletion_protection_enabled
    error_message = "Prod is recoverable for 35 days and cannot be deleted."
  }

  assert {
    condition     = alltrue([for versioning in aws_s3_bucket_versioning.this : versioning.versioning_configuration[0].status == "Enabled"])
    error_message = "Prod's buckets keep versions."
  }

  assert {
    condition     = !anytrue(values(aws_s3_bucket.this)[*].force_destroy)
    error_message = "Prod's buckets are only deleted when they are empty."
  }
}

run "autoscaling_reaches_table_and_index" {
  variables {
    environment                = "prod"
    enable_autoscaling         = true
    autoscaling_write_capacity = { max = 80, initial = 40 }
    capacity_overrides         = { "cache/cached-at-index" = { write = { max = 60, initial = 8 } } }
  }

  assert {
    condition = { for key, target in aws_appautoscaling_target.this : key => target.resource_id } == {
      "cache/read"                  = "table/co2-analysis-prod-cache"
      "cache/write"                 = "table/co2-analysis-prod-cache"
      "cache/cached-at-index/read"  = "table/co2-analysis-prod-cache/index/cached-at-index"
      "cache/cached-at-index/write" = "table/co2-analysis-prod-cache/index/cached-at-index"
    }
    error_message = "Table and index scale in both directions."
  }

  assert {
    condition     = aws_appautoscaling_target.this["cache/cached-at-index/write"].scalable_dimension == "dynamodb:index:WriteCapacityUnits"
    error_message = "Writes of the index scale."
  }

  assert {
    condition     = aws_appautoscaling_target.this["cache/write"].max_capacity == 80 && aws_appautoscaling_target.this["cache/cached-at-index/write"].max_capacity == 60
    error_message = "Table and index have bounds of their own."
  }

  assert {
    condition     = aws_dynamodb_table.cache.read_capacity == 5 && aws_dynamodb_table.cache.write_capacity == 40 && one(aws_dynamodb_table.cache.global_secondary_index).write_capacity == 8
    error_message = "A new table starts with the initial capacity, or with the minimum."
  }
}

run "autoscaling_says_nothing_on_demand" {
  variables {
    enable_autoscaling = true
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0
    error_message = "A table on demand is not autoscaled."
  }
}

run "lifecycle_archives_what_cloudfront_can_still_read" {
  variables {
    enable_lifecycle = true
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.this["geojson_data"].rule : rule.id] == ["abort-incomplete-uploads", "archive", "expire-old-versions"]
    error_message = "Data is archived, old versions expire."
  }

  assert {
    condition     = toset(flatten([for rule in aws_s3_bucket_lifecycle_configuration.this["geojson_data"].rule : rule.transition[*].storage_class])) == toset(["STANDARD_IA", "GLACIER_IR"])
    error_message = "No class that needs a restore."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.this["static_website"].rule : rule.id] == ["abort-incomplete-uploads", "expire-old-versions"]
    error_message = "The website's files are not archived."
  }
}

run "tiering_takes_the_place_of_archiving" {
  variables {
    enable_lifecycle           = true
    enable_intelligent_tiering = true
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.this["geojson_data"].rule : rule.id] == ["abort-incomplete-uploads", "intelligent-tiering", "expire-old-versions"]
    error_message = "S3 does not move objects from Intelligent-Tiering to Standard-IA."
  }
}

run "no_origin_means_no_cors" {
  variables {
    cors_allowed_origins = []
  }

  assert {
    condition     = length(aws_s3_bucket_cors_configuration.geojson_data) == 0
    error_message = "An empty list switches CORS off."
  }
}

run "named_origins_narrow_cors" {
  variables {
    cors_allowed_origins = ["https://co2.example.org"]
  }

  assert {
    condition     = one(one(aws_s3_bucket_cors_configuration.geojson_data).cors_rule).allowed_origins == toset(["https://co2.example.org"])
    error_message = "Pages of other origins read nothing."
  }
}

run "what_hangs_on_a_bucket_hangs_on_both" {
  variables {
    access_logs_bucket_name          = "acme-access-logs"
    enable_eventbridge_notifications = true
    inventory                        = { destination_bucket_arn = "arn:aws:s3:::acme-inventory" }
  }

  assert {
    condition     = { for key, logging in aws_s3_bucket_logging.this : key => logging.target_prefix } == { geojson_data = "co2-analysis-dev-geojson-data/", static_website = "co2-analysis-dev-static-website/" }
    error_message = "Each bucket logs under its own name."
  }

  assert {
    condition     = keys(aws_s3_bucket_notification.this) == ["geojson_data", "static_website"] && alltrue(values(aws_s3_bucket_notification.this)[*].eventbridge)
    error_message = "Both buckets send their events to EventBridge."
  }

  assert {
    condition     = alltrue([for inventory in aws_s3_bucket_inventory.this : inventory.schedule[0].frequency == "Weekly" && inventory.included_object_versions == "All"])
    error_message = "Old versions are listed too, once a week."
  }
}

run "a_name_that_is_taken_can_be_another" {
  command = plan

  variables {
    project_name          = "co2-other"
    bucket_name_overrides = { static_website = "acme-co2-website" }
  }

  assert {
    condition     = output.static_website_bucket_name == "acme-co2-website" && output.geojson_data_bucket_name == "co2-other-dev-geojson-data"
    error_message = "One bucket has the caller's name, the other its usual one."
  }
}

run "object_lock_for_a_bucket_that_exists_is_refused" {
  command = plan

  variables {
    enable_versioning = true
    object_lock       = { days = 30 }
  }

  expect_failures = [aws_s3_bucket.this]
}

run "replication_is_measured_and_watched" {
  command = plan

  variables {
    enable_versioning        = true
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/platform-boundary"
    replication_destination_bucket_arns = {
      static_website = "arn:aws:s3:::acme-co2-website-copy"
      geojson_data   = "arn:aws:s3:::acme-co2-data-copy"
    }
  }

  assert {
    condition     = alltrue([for one in aws_s3_bucket_replication_configuration.this : one.rule[0].destination[0].metrics[0].status == "Enabled"])
    error_message = "Without metrics nobody sees an object that is not copied."
  }

  assert {
    condition     = alltrue([for one in aws_s3_bucket_replication_configuration.this : length(one.rule[0].destination[0].replication_time) == 0])
    error_message = "Time control costs money and is only there when it is asked for."
  }

  assert {
    condition = aws_cloudwatch_metric_alarm.failed_replications["geojson_data"].dimensions == tomap({
      SourceBucket      = "co2-analysis-dev-geojson-data"
      DestinationBucket = "acme-co2-data-copy"
      RuleId            = aws_s3_bucket_replication_configuration.this["geojson_data"].rule[0].id
    })
    error_message = "The alarm watches the rule that copies the data."
  }

  assert {
    condition     = one(aws_iam_role.replication).permissions_boundary == "arn:aws:iam::123456789012:policy/platform-boundary"
    error_message = "The role has the organization's boundary."
  }
}

run "time_control_is_there_when_it_is_asked_for" {
  command = plan

  variables {
    enable_versioning               = true
    enable_replication_time_control = true
    replication_destination_bucket_arns = {
      static_website = "arn:aws:s3:::acme-co2-website-copy"
      geojson_data   = "arn:aws:s3:::acme-co2-data-copy"
    }
  }

  assert {
    condition = alltrue(flatten([
      for one in aws_s3_bucket_replication_configuration.this : [
        one.rule[0].destination[0].replication_time[0].time[0].minutes == 15,
        one.rule[0].destination[0].metrics[0].event_threshold[0].minutes == 15,
      ]
    ]))
    error_message = "Copies within 15 minutes, and an event for what is late."
  }
}

run "a_dashboard_brings_the_request_metrics_it_shows" {
  variables {
    enable_cloudwatch_alarms = false
    enable_dashboard         = true
  }

  assert {
    condition     = length(aws_s3_bucket_metric.this) == 2 && length(output.alarm_names) == 0
    error_message = "Graphs without metrics would stay empty."
  }
}

run "callers_topics_need_no_key" {
  variables {
    alarm_topic_arns = ["arn:aws:sns:us-east-1:123456789012:platform"]
  }

  assert {
    condition     = output.alarm_topic_arn == null && length(aws_kms_key.this) == 0 && length(aws_sns_topic.alarms) == 0
    error_message = "The module makes neither topic nor key when the caller has a topic."
  }

  assert {
    condition     = one(aws_cloudwatch_metric_alarm.latency).ok_actions == toset(["arn:aws:sns:us-east-1:123456789012:platform"])
    error_message = "Alarms notify the caller's topic."
  }
}

run "alarms_off_means_no_request_metrics_either" {
  variables {
    enable_cloudwatch_alarms = false
  }

  assert {
    condition     = length(output.alarm_names) == 0 && length(aws_s3_bucket_metric.this) == 0 && length(aws_kms_key.this) == 0
    error_message = "Nothing that costs money remains."
  }
}

run "callers_tags_win" {
  variables {
    tags = { Project = "renamed", CostCenter = "platform" }
  }

  assert {
    condition = aws_dynamodb_table.cache.tags == tomap({
      Project     = "renamed"
      Environment = "dev"
      ManagedBy   = "terraform"
      CostCenter  = "platform"
    })
    error_message = "The caller's tags are added to the module's and win."
  }
}
