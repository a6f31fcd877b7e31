# Inputs of 0.1.0 that have other names now.

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

run "former_inputs_still_work_and_warn" {
  command = plan

  variables {
    environment                    = "prod"
    enable_autoscaling             = true
    read_capacity                  = 10
    write_capacity                 = 6
    autoscaling_max_read_capacity  = 100
    autoscaling_max_write_capacity = 60
    point_in_time_recovery_days    = 21
  }

  expect_failures = [
    check.deprecated_autoscaling_max_read_capacity,
    check.deprecated_autoscaling_max_write_capacity,
    check.deprecated_point_in_time_recovery_days,
  ]

  assert {
    condition     = one(aws_dynamodb_table.cache.point_in_time_recovery).recovery_period_in_days == 21
    error_message = "point_in_time_recovery_days still decides."
  }

  assert {
    condition = { for key, target in aws_appautoscaling_target.this : key => [target.min_capacity, target.max_capacity] } == {
      "cache/read"                  = [10, 100]
      "cache/write"                 = [6, 60]
      "cache/cached-at-index/read"  = [10, 100]
      "cache/cached-at-index/write" = [6, 60]
    }
    error_message = "The bounds are those of 0.1.0."
  }
}

run "former_recovery_above_35_days" {
  command = plan

  variables {
    point_in_time_recovery_days = 36
  }

  expect_failures = [var.point_in_time_recovery_days]
}

run "former_read_maximum_below_the_capacity" {
  command = plan

  variables {
    enable_autoscaling            = true
    read_capacity                 = 10
    autoscaling_max_read_capacity = 9
  }

  expect_failures = [var.autoscaling_max_read_capacity]
}

run "former_write_maximum_above_the_quota" {
  command = plan

  variables {
    autoscaling_max_write_capacity = 40001
  }

  expect_failures = [var.autoscaling_max_write_capacity]
}
