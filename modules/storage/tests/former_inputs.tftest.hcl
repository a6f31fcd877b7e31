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

run "former_inputs_still_work_and_warn" {
  command = plan

  variables {
    bucket_suffix    = "a1b2c3"
    alarm_thresholds = { dynamodb_user_errors = 50 }
  }

  expect_failures = [check.deprecated_bucket_suffix, check.deprecated_dynamodb_user_errors]

  assert {
    condition     = alltrue([for bucket in aws_s3_bucket.this : endswith(bucket.bucket, "-a1b2c3")])
    error_message = "bucket_suffix still ends the buckets' names."
  }

  assert {
    condition     = endswith(aws_iam_role.database_monitoring.name, "-aurora-monitoring")
    error_message = "The monitoring role keeps its name of 0.1.0."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.dynamodb_user_errors[0].threshold == 50
    error_message = "dynamodb_user_errors still decides."
  }
}

run "former_suffix_with_capitals" {
  command = plan

  variables {
    bucket_suffix = "A1"
  }

  expect_failures = [var.bucket_suffix]
}
