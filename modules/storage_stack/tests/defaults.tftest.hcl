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
    condition     = aws_s3_bucket.static_website.force_destroy && aws_s3_bucket.geojson_data.force_destroy
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
    condition     = length(aws_s3_bucket_cors_configuration.geojson_data) == 0 && length(aws_s3_bucket_logging.this) == 0 && length(aws_s3_bucket_analytics_configuration.this) == 0 && length(aws_s3_bucket_intelligent_tiering_configuration.geojson_data) == 0
    error_message = "Nothing optional is there by default."
  }

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 0 && length(aws_s3_bucket_object_lock_configuration.geojson_data) == 0 && length(aws_appautoscaling_target.this) == 0 && length(aws_dynamodb_table.cache.replica) == 0 && length(aws_cloudwatch_dashboard.this) == 0
    error_message = "Nothing else that is optional is there by default."
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.geojson_data.rule) == 1
    error_message = "By default uploads are tidied up and nothing else."
  }
}

run "staging_is_as_development" {
  variables {
    environment = "staging"
  }

  assert {
    condition     = aws_dynamodb_table.cache.billing_mode == "PAY_PER_REQUEST" && aws_s3_bucket_versioning.geojson_data.versioning_configuration[0].status == "Suspended" && aws_s3_bucket.geojson_data.force_destroy
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
    condition     = alltrue([for versioning in [aws_s3_bucket_versioning.static_website, aws_s3_bucket_versioning.geojson_data] : versioning.versioning_configuration[0].status == "Enabled"])
    error_message = "Prod's buckets keep versions."
  }

  assert {
    condition     = !aws_s3_bucket.static_website.force_destroy && !aws_s3_bucket.geojson_data.force_destroy
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
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.geojson_data.rule : rule.id] == ["abort-incomplete-uploads", "archive", "expire-old-versions"]
    error_message = "Data is archived, old versions expire."
  }

  assert {
    condition     = toset(flatten([for rule in aws_s3_bucket_lifecycle_configuration.geojson_data.rule : rule.transition[*].storage_class])) == toset(["STANDARD_IA", "GLACIER_IR"])
    error_message = "No class that needs a restore."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.static_website.rule : rule.id] == ["abort-incomplete-uploads", "expire-old-versions"]
    error_message = "The website's files are not archived."
  }
}

run "tiering_takes_the_place_of_archiving" {
  variables {
    enable_lifecycle           = true
    enable_intelligent_tiering = true
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.geojson_data.rule : rule.id] == ["abort-incomplete-uploads", "intelligent-tiering", "expire-old-versions"]
    error_message = "S3 does not move objects from Intelligent-Tiering to Standard-IA."
  }
}

run "object_lock_for_a_bucket_that_exists_is_refused" {
  command = plan

  variables {
    enable_versioning = true
    object_lock       = { days = 30 }
  }

  expect_failures = [aws_s3_bucket.geojson_data]
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
