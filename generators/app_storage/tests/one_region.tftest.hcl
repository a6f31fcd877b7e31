# What the module says when aws.replica is no other region.

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

override_data {
  target = data.aws_region.replica
  values = {
    id = "eu-west-1"
  }
}

variables {
  project_name            = "tattoo-directory"
  environment             = "dev"
  random_suffix           = "a1b2c3"
  kms_key_arn             = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  replica_kms_key_arn     = "arn:aws:kms:eu-west-1:123456789012:key/66666666-7777-8888-9999-000000000000"
  access_logs_bucket_name = "acme-access-logs"
}

run "prod_is_warned" {
  command = plan

  variables {
    environment          = "prod"
    enable_table_replica = false
  }

  expect_failures = [check.replica_region]
}

run "in_prod_the_table_needs_two_regions" {
  command = plan

  variables {
    environment = "prod"
  }

  expect_failures = [
    var.enable_table_replica,
    check.replica_region,
  ]
}

run "a_replica_of_the_table_is_refused" {
  command = plan

  variables {
    enable_table_replica = true
  }

  expect_failures = [var.enable_table_replica]
}

run "so_is_dev_where_it_replicates" {
  command = plan

  variables {
    enable_cross_region_replication = true
  }

  expect_failures = [check.replica_region]
}

run "dev_without_replication_may_use_one_region" {
  command = plan

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 0
    error_message = "Nothing is replicated in dev."
  }
}
