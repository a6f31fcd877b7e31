# Object Lock is chosen when the bucket is made: here it is made with it.

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
  environment       = "dev"
  enable_versioning = true
}

run "a_bucket_is_made_with_object_lock" {
  variables {
    object_lock = { days = 30 }
  }

  assert {
    condition     = aws_s3_bucket.this["geojson_data"].object_lock_enabled && aws_s3_bucket_object_lock_configuration.geojson_data[0].rule[0].default_retention[0].mode == "GOVERNANCE"
    error_message = "The GeoJSON bucket is made with Object Lock, in the mode that can be lifted."
  }

  assert {
    condition     = !aws_s3_bucket.this["static_website"].object_lock_enabled
    error_message = "The website's files are not locked."
  }
}

run "its_retention_can_change" {
  variables {
    object_lock = { days = 60 }
  }

  assert {
    condition     = aws_s3_bucket_object_lock_configuration.geojson_data[0].rule[0].default_retention[0].days == 60
    error_message = "Another retention is no other bucket."
  }
}

run "switching_it_off_is_refused" {
  command = plan

  expect_failures = [aws_s3_bucket.this]
}
