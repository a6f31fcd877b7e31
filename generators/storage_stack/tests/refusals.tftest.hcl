# Every rule of an input, broken once: the plan must fail and name the input. The last runs stand at the limits.

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

run "project_name_with_capitals" {
  command = plan

  variables {
    project_name = "CO2"
  }

  expect_failures = [var.project_name]
}

run "project_name_too_long_for_bucket_names" {
  command = plan

  variables {
    project_name = "a23456789012345678901234567890123"
  }

  expect_failures = [var.project_name]
}

run "project_name_that_s3_reserves" {
  command = plan

  variables {
    project_name = "xn--co2"
  }

  expect_failures = [var.project_name]
}

run "project_name_that_s3_reserves_for_examples" {
  command = plan

  variables {
    project_name = "amzn-s3-demo-co2"
  }

  expect_failures = [var.project_name]
}

run "project_name_that_parameter_store_refuses" {
  command = plan

  variables {
    project_name = "aws-co2"
  }

  expect_failures = [var.project_name]
}

run "project_name_that_parameter_store_refuses_too" {
  command = plan

  variables {
    project_name = "ssm"
  }

  expect_failures = [var.project_name]
}

run "unknown_environment" {
  command = plan

  variables {
    environment = "production"
  }

  expect_failures = [var.environment]
}

run "ttl_of_no_day" {
  command = plan

  variables {
    cache_ttl_days = 0
  }

  expect_failures = [var.cache_ttl_days]
}

run "ttl_of_half_a_day" {
  command = plan

  variables {
    cache_ttl_days = 1.5
  }

  expect_failures = [var.cache_ttl_days]
}

run "unknown_billing_mode" {
  command = plan

  variables {
    billing_mode = "ON_DEMAND"
  }

  expect_failures = [var.billing_mode]
}

run "read_capacity_of_nothing" {
  command = plan

  variables {
    read_capacity = 0
  }

  expect_failures = [var.read_capacity]
}

run "write_capacity_above_the_quota" {
  command = plan

  variables {
    write_capacity = 40001
  }

  expect_failures = [var.write_capacity]
}

run "autoscaling_below_its_minimum" {
  command = plan

  variables {
    autoscaling_read_capacity = { min = 51, max = 50 }
  }

  expect_failures = [var.autoscaling_read_capacity]
}

run "autoscaling_that_starts_above_its_maximum" {
  command = plan

  variables {
    autoscaling_write_capacity = { max = 50, initial = 51 }
  }

  expect_failures = [var.autoscaling_write_capacity]
}

run "bounds_of_an_unknown_index" {
  command = plan

  variables {
    capacity_overrides = { "cache/by-date" = { read = { max = 50 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "throughput_limit_of_provisioned_capacity" {
  command = plan

  variables {
    environment       = "prod"
    on_demand_maximum = { read = 1000 }
  }

  expect_failures = [var.on_demand_maximum]
}

run "autoscaling_that_aims_too_high" {
  command = plan

  variables {
    autoscaling_target_utilization = 95
  }

  expect_failures = [var.autoscaling_target_utilization]
}

run "production_without_recovery" {
  command = plan

  variables {
    environment                   = "prod"
    enable_point_in_time_recovery = false
  }

  expect_failures = [var.enable_point_in_time_recovery]
}

run "recovery_above_35_days" {
  command = plan

  variables {
    backup_retention_days = 36
  }

  expect_failures = [var.backup_retention_days]
}

run "replica_in_no_region" {
  command = plan

  variables {
    replica_regions = ["Frankfurt"]
  }

  expect_failures = [var.replica_regions]
}

run "replica_twice_in_a_region" {
  command = plan

  variables {
    replica_regions = ["eu-west-1", "eu-west-1"]
  }

  expect_failures = [var.replica_regions]
}

run "replica_of_a_provisioned_table" {
  command = plan

  variables {
    billing_mode    = "PROVISIONED"
    replica_regions = ["eu-west-1"]
  }

  expect_failures = [var.replica_regions]
}

run "replica_of_an_autoscaled_table" {
  command = plan

  variables {
    billing_mode       = "PROVISIONED"
    enable_autoscaling = true
    replica_regions    = ["eu-west-1"]
  }

  expect_failures = [var.replica_regions]
}

run "replica_in_production_without_a_word_on_billing" {
  command = plan

  variables {
    environment     = "prod"
    replica_regions = ["eu-west-1"]
  }

  expect_failures = [var.replica_regions]
}

run "replica_in_the_tables_own_region" {
  command = plan

  variables {
    replica_regions = ["us-east-1"]
  }

  expect_failures = [aws_dynamodb_table.cache]
}

run "production_without_versions" {
  command = plan

  variables {
    environment       = "prod"
    enable_versioning = false
  }

  expect_failures = [var.enable_versioning]
}

run "origin_with_a_path" {
  command = plan

  variables {
    cors_allowed_origins = ["https://co2.example.org/"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "origin_without_a_scheme" {
  command = plan

  variables {
    cors_allowed_origins = ["co2.example.org"]
  }

  expect_failures = [var.cors_allowed_origins]
}

run "access_logs_in_no_bucket" {
  command = plan

  variables {
    access_logs_bucket_name = "Logs"
  }

  expect_failures = [var.access_logs_bucket_name]
}

run "bucket_that_logs_to_itself" {
  command = plan

  variables {
    access_logs_bucket_name = "co2-analysis-dev-static-website"
  }

  expect_failures = [var.access_logs_bucket_name]
}

run "bucket_that_logs_to_its_renamed_sibling" {
  command = plan

  variables {
    bucket_name_overrides   = { geojson_data = "acme-co2-data" }
    access_logs_bucket_name = "acme-co2-data"
  }

  expect_failures = [var.access_logs_bucket_name]
}

run "name_that_is_no_bucket_name" {
  command = plan

  variables {
    bucket_name_overrides = { geojson_data = "Data" }
  }

  expect_failures = [var.bucket_name_overrides]
}

run "one_name_for_two_buckets" {
  command = plan

  variables {
    bucket_name_overrides = { geojson_data = "acme-co2", static_website = "acme-co2" }
  }

  expect_failures = [var.bucket_name_overrides]
}

run "inventory_in_the_bucket_that_cloudfront_reads" {
  command = plan

  variables {
    inventory = { destination_bucket_arn = "arn:aws:s3:::co2-analysis-dev-static-website" }
  }

  expect_failures = [var.inventory]
}

run "inventory_every_month" {
  command = plan

  variables {
    inventory = { destination_bucket_arn = "arn:aws:s3:::acme-inventory", frequency = "Monthly" }
  }

  expect_failures = [var.inventory]
}

run "inventory_in_an_unknown_format" {
  command = plan

  variables {
    inventory = { destination_bucket_arn = "arn:aws:s3:::acme-inventory", format = "JSON" }
  }

  expect_failures = [var.inventory]
}

run "inventory_in_a_name" {
  command = plan

  variables {
    inventory = { destination_bucket_arn = "acme-inventory" }
  }

  expect_failures = [var.inventory]
}

run "standard_ia_before_s3_allows_it" {
  command = plan

  variables {
    geojson_standard_ia_after_days = 29
  }

  expect_failures = [var.geojson_standard_ia_after_days]
}

run "glacier_too_soon_after_standard_ia" {
  command = plan

  variables {
    geojson_standard_ia_after_days = 61
  }

  expect_failures = [var.geojson_glacier_ir_after_days]
}

run "old_versions_that_expire_at_once" {
  command = plan

  variables {
    old_versions_expire_after_days = 0
  }

  expect_failures = [var.old_versions_expire_after_days]
}

run "archive_tier_too_soon" {
  command = plan

  variables {
    enable_intelligent_tiering             = true
    intelligent_tiering_archive_after_days = 89
  }

  expect_failures = [var.intelligent_tiering_archive_after_days]
}

run "archive_tier_without_tiering" {
  command = plan

  variables {
    intelligent_tiering_archive_after_days = 90
  }

  expect_failures = [var.intelligent_tiering_archive_after_days]
}

run "replication_to_a_name" {
  command = plan

  variables {
    enable_versioning                   = true
    replication_destination_bucket_arns = { static_website = "copy", geojson_data = "arn:aws:s3:::acme-co2-data-copy" }
  }

  expect_failures = [var.replication_destination_bucket_arns]
}

run "replication_without_versions" {
  command = plan

  variables {
    replication_destination_bucket_arns = {
      static_website = "arn:aws:s3:::acme-co2-website-copy"
      geojson_data   = "arn:aws:s3:::acme-co2-data-copy"
    }
  }

  expect_failures = [var.replication_destination_bucket_arns]
}

run "replication_to_itself" {
  command = plan

  variables {
    enable_versioning = true
    replication_destination_bucket_arns = {
      static_website = "arn:aws:s3:::acme-co2-website-copy"
      geojson_data   = "arn:aws:s3:::co2-analysis-dev-geojson-data"
    }
  }

  expect_failures = [var.replication_destination_bucket_arns]
}

run "replication_of_both_to_one" {
  command = plan

  variables {
    enable_versioning = true
    replication_destination_bucket_arns = {
      static_website = "arn:aws:s3:::acme-co2-copy"
      geojson_data   = "arn:aws:s3:::acme-co2-copy"
    }
  }

  expect_failures = [var.replication_destination_bucket_arns]
}

run "time_control_of_no_replication" {
  command = plan

  variables {
    enable_replication_time_control = true
  }

  expect_failures = [var.enable_replication_time_control]
}

run "object_lock_without_versions" {
  command = plan

  variables {
    object_lock = { days = 30 }
  }

  expect_failures = [var.object_lock]
}

run "object_lock_of_no_day" {
  command = plan

  variables {
    enable_versioning = true
    object_lock       = { days = 0 }
  }

  expect_failures = [var.object_lock]
}

run "object_lock_of_unknown_mode" {
  command = plan

  variables {
    enable_versioning = true
    object_lock       = { days = 30, mode = "FOREVER" }
  }

  expect_failures = [var.object_lock]
}

run "object_lock_that_nobody_can_lift_outside_of_production" {
  command = plan

  variables {
    enable_versioning = true
    object_lock       = { days = 30, mode = "COMPLIANCE" }
  }

  expect_failures = [var.object_lock]
}

run "alarm_topic_that_is_a_queue" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sqs:us-east-1:123456789012:alarms"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "alarm_topic_of_another_region" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:alarms"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "boundary_that_is_a_role" {
  command = plan

  variables {
    permissions_boundary_arn = "arn:aws:iam::123456789012:role/boundary"
  }

  expect_failures = [var.permissions_boundary_arn]
}

run "more_topics_than_an_alarm_takes" {
  command = plan

  variables {
    alarm_topic_arns = [for number in range(6) : "arn:aws:sns:us-east-1:123456789012:alarms-${number}"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "negative_threshold" {
  command = plan

  variables {
    alarm_thresholds = { latency_ms = -1 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "share_above_all" {
  command = plan

  variables {
    alarm_thresholds = { bucket_4xx_percent = 101 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "log_group_that_is_any" {
  command = plan

  variables {
    function_log_group_name = "*"
  }

  expect_failures = [var.function_log_group_name]
}

run "log_group_with_a_blank" {
  command = plan

  variables {
    function_log_group_name = "my function"
  }

  expect_failures = [var.function_log_group_name]
}

run "tag_that_aws_reserves" {
  command = plan

  variables {
    tags = { "aws:owner" = "us" }
  }

  expect_failures = [var.tags]
}

run "everything_at_its_least" {
  command = plan

  variables {
    project_name                           = "a"
    cache_ttl_days                         = 1
    billing_mode                           = "PROVISIONED"
    read_capacity                          = 1
    write_capacity                         = 1
    enable_autoscaling                     = true
    autoscaling_read_capacity              = { min = 1, max = 1, initial = 1 }
    autoscaling_write_capacity             = { min = 1, max = 1, initial = 1 }
    autoscaling_target_utilization         = 20
    enable_point_in_time_recovery          = true
    backup_retention_days                  = 1
    enable_versioning                      = true
    geojson_standard_ia_after_days         = 30
    geojson_glacier_ir_after_days          = 60
    old_versions_expire_after_days         = 1
    enable_intelligent_tiering             = true
    intelligent_tiering_archive_after_days = 90
    object_lock                            = { days = 1 }
    replication_destination_bucket_arns = {
      static_website = "arn:aws:s3:::acme-co2-website-copy"
      geojson_data   = "arn:aws:s3:::acme-co2-data-copy"
    }
    alarm_thresholds = { throttle_events = 0, latency_ms = 0, bucket_4xx_percent = 0, bucket_5xx_errors = 0, failed_replications = 0 }
  }

  assert {
    condition     = output.cache_ttl_seconds == 86400
    error_message = "The least that each rule lets through is let through."
  }
}

run "everything_at_its_most" {
  command = plan

  variables {
    project_name                           = "a2345678901234567890123456789012"
    environment                            = "prod"
    cache_ttl_days                         = 3650
    billing_mode                           = "PAY_PER_REQUEST"
    read_capacity                          = 40000
    write_capacity                         = 40000
    autoscaling_read_capacity              = { min = 40000, max = 40000, initial = 40000 }
    autoscaling_write_capacity             = { min = 40000, max = 40000, initial = 40000 }
    autoscaling_target_utilization         = 90
    backup_retention_days                  = 35
    replica_regions                        = ["eu-central-1", "ap-southeast-2", "us-gov-west-1"]
    cors_allowed_origins                   = ["https://co2.example.org", "https://co2.example.org:8443", "https://*.example.org", "http://localhost:3000", "http://127.0.0.1", "*"]
    intelligent_tiering_archive_after_days = 730
    enable_intelligent_tiering             = true
    object_lock                            = { days = 36500, mode = "COMPLIANCE" }
    alarm_thresholds                       = { bucket_4xx_percent = 100 }
    function_log_group_name                = "/aws/lambda/co2-*"
  }

  assert {
    condition     = alltrue([for bucket in aws_s3_bucket.this : length(bucket.bucket) <= 63])
    error_message = "The longest name of a project still gives names that S3 takes."
  }
}
