# Every rule of an input, broken once: the plan must fail and name the input.

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

  mock_resource "aws_kinesis_stream" {
    defaults = {
      arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/mocked"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      id  = "https://sqs.eu-west-1.amazonaws.com/123456789012/mocked"
      arn = "arn:aws:sqs:eu-west-1:123456789012:mocked"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:mocked"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/mocked"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:eu-west-1:123456789012:log-group:mocked"
    }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn = "arn:aws:lambda:eu-west-1:123456789012:function:mocked"
    }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = {
      arn = "arn:aws:events:eu-west-1:123456789012:rule/mocked"
    }
  }
}

variables {
  project_name        = "ccs"
  environment         = "dev"
  s3_data_lake_bucket = "ccs-data-lake-dev"
  kms_key_id          = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "project_name_with_capitals" {
  command = plan

  variables {
    project_name = "CCS"
  }

  expect_failures = [var.project_name]
}

run "project_name_too_long" {
  command = plan

  variables {
    project_name = "a23456789012345678901234567890123"
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

run "no_shard" {
  command = plan

  variables {
    kinesis_shard_count = 0
  }

  expect_failures = [var.kinesis_shard_count]
}

run "half_a_shard" {
  command = plan

  variables {
    kinesis_shard_count = 10.5
  }

  expect_failures = [var.kinesis_shard_count]
}

run "more_shards_than_aws_scales_to" {
  command = plan

  variables {
    kinesis_shard_count = 10001
  }

  expect_failures = [var.kinesis_shard_count]
}

run "fewer_shards_than_the_minimum" {
  command = plan

  variables {
    kinesis_shard_count = 9
  }

  expect_failures = [aws_kinesis_stream.telemetry]
}

run "more_shards_than_the_maximum" {
  command = plan

  variables {
    kinesis_shard_count = 51
  }

  expect_failures = [aws_kinesis_stream.telemetry]
}

run "retention_below_a_day" {
  command = plan

  variables {
    kinesis_retention_period = 23
  }

  expect_failures = [var.kinesis_retention_period]
}

run "retention_above_a_year" {
  command = plan

  variables {
    kinesis_retention_period = 8761
  }

  expect_failures = [var.kinesis_retention_period]
}

run "minimum_of_nothing" {
  command = plan

  variables {
    shard_scaling = { min_shards = 0 }
  }

  expect_failures = [var.shard_scaling]
}

run "maximum_that_aws_refuses" {
  command = plan

  variables {
    shard_scaling = { max_shards = 10001 }
  }

  expect_failures = [var.shard_scaling]
}

run "minimum_above_maximum" {
  command = plan

  variables {
    shard_scaling = { min_shards = 20, max_shards = 10 }
  }

  expect_failures = [var.shard_scaling]
}

run "target_above_what_a_shard_takes" {
  command = plan

  variables {
    shard_scaling = { target_records_per_shard = 1001 }
  }

  expect_failures = [var.shard_scaling]
}

run "cooldown_shorter_than_the_schedule" {
  command = plan

  variables {
    shard_scaling = { scale_out_cooldown_seconds = 59 }
  }

  expect_failures = [var.shard_scaling]
}

run "cooldown_longer_than_a_day" {
  command = plan

  variables {
    shard_scaling = { scale_in_cooldown_seconds = 86401 }
  }

  expect_failures = [var.shard_scaling]
}

run "no_updates" {
  command = plan

  variables {
    shard_scaling = { daily_updates = 0 }
  }

  expect_failures = [var.shard_scaling]
}

run "more_updates_than_the_history_holds" {
  command = plan

  variables {
    shard_scaling = { daily_updates = 41 }
  }

  expect_failures = [var.shard_scaling]
}

run "maximum_out_of_reach_in_a_day" {
  command = plan

  variables {
    shard_scaling = { min_shards = 10, max_shards = 100, daily_updates = 3 }
  }

  expect_failures = [var.shard_scaling]
}

run "bucket_with_capitals" {
  command = plan

  variables {
    s3_data_lake_bucket = "CCS-data-lake"
  }

  expect_failures = [var.s3_data_lake_bucket]
}

run "bucket_given_as_arn" {
  command = plan

  variables {
    s3_data_lake_bucket = "arn:aws:s3:::ccs-data-lake"
  }

  expect_failures = [var.s3_data_lake_bucket]
}

run "bucket_name_too_short" {
  command = plan

  variables {
    s3_data_lake_bucket = "ab"
  }

  expect_failures = [var.s3_data_lake_bucket]
}

run "bucket_like_an_address" {
  command = plan

  variables {
    s3_data_lake_bucket = "192.168.5.4"
  }

  expect_failures = [var.s3_data_lake_bucket]
}

run "bucket_with_two_dots" {
  command = plan

  variables {
    s3_data_lake_bucket = "ccs..lake"
  }

  expect_failures = [var.s3_data_lake_bucket]
}

run "bucket_with_a_reserved_ending" {
  command = plan

  variables {
    s3_data_lake_bucket = "ccs-lake-s3alias"
  }

  expect_failures = [var.s3_data_lake_bucket]
}

run "key_given_as_alias" {
  command = plan

  variables {
    kms_key_id = "alias/ccs"
  }

  expect_failures = [var.kms_key_id]
}

run "key_given_as_bare_id" {
  command = plan

  variables {
    kms_key_id = "11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [var.kms_key_id]
}

run "topic_that_is_no_arn" {
  command = plan

  variables {
    alarm_topic_arns = ["platform-alarms"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "six_topics" {
  command = plan

  variables {
    alarm_topic_arns = [for n in range(6) : "arn:aws:sns:eu-west-1:123456789012:topic-${n}"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "negative_threshold" {
  command = plan

  variables {
    alarm_thresholds = { iterator_age_ms = -1 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "more_than_all_deliveries" {
  command = plan

  variables {
    alarm_thresholds = { failed_deliveries_percent = 101 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "log_retention_that_aws_does_not_know" {
  command = plan

  variables {
    log_retention_days = 100
  }

  expect_failures = [var.log_retention_days]
}

run "reserved_tag" {
  command = plan

  variables {
    tags = { "aws:owner" = "me" }
  }

  expect_failures = [var.tags]
}

run "too_many_tags" {
  command = plan

  variables {
    tags = { for n in range(48) : "tag-${n}" => "x" }
  }

  expect_failures = [var.tags]
}

run "tag_value_too_long" {
  command = plan

  variables {
    tags = { Note = join("", [for n in range(257) : "x"]) }
  }

  expect_failures = [var.tags]
}

run "key_of_another_region" {
  command = plan

  variables {
    kms_key_id = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [var.kms_key_id]
}

run "key_of_another_account" {
  command = plan

  variables {
    kms_key_id = "arn:aws:kms:eu-west-1:210987654321:key/11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [var.kms_key_id]
}

run "topic_of_another_region" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sns:us-east-1:123456789012:platform"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "topic_of_another_account" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:210987654321:platform"]
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

run "all_metrics_of_shards" {
  command = plan

  variables {
    kinesis_shard_level_metrics = ["ALL"]
  }

  expect_failures = [var.kinesis_shard_level_metrics]
}

run "consumer_with_a_space" {
  command = plan

  variables {
    kinesis_consumers = ["the billing"]
  }

  expect_failures = [var.kinesis_consumers]
}

run "more_consumers_than_a_stream_takes" {
  command = plan

  variables {
    kinesis_consumers = [for n in range(21) : "consumer-${n}"]
  }

  expect_failures = [var.kinesis_consumers]
}

run "hidden_for_longer_than_half_a_day" {
  command = plan

  variables {
    queue_settings = { telemetry = { visibility_timeout_seconds = 43201 } }
  }

  expect_failures = [var.queue_settings]
}

run "receive_that_waits_too_long" {
  command = plan

  variables {
    queue_settings = { emergency = { receive_wait_time_seconds = 21 } }
  }

  expect_failures = [var.queue_settings]
}

run "dead_letter_before_a_receive" {
  command = plan

  variables {
    queue_settings = { emergency = { max_receives = 0 } }
  }

  expect_failures = [var.queue_settings]
}
