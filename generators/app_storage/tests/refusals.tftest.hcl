# Every rule of an input, and every look at the providers' regions, broken once: the plan must fail and name it.
# A run breaks several inputs at once, and each of them must be refused.

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

run "project_name_with_capitals_and_others" {
  command = plan

  variables {
    project_name                 = "Tattoo"
    kms_key_arn                  = "arn:aws:kms:eu-west-1:123456789012:alias/storage"
    replica_kms_key_arn          = "alias/storage"
    cloudfront_distribution_arns = ["E1A2B3C4D5E6F7"]
    application_role_arns        = ["arn:aws:iam::123456789012:user/somebody"]
    s3_vpc_endpoint_id           = "vpc-0123456789abcdef0"
    replica_s3_vpc_endpoint_id   = ""
    cors_allowed_origins         = ["*"]
    images_glacier_class         = "DEEP_ARCHIVE"
    frontend_old_version_days    = 0
    images_old_version_days      = 3651
    alarm_topic_arns             = ["arn:aws:sns:eu-west-1:123456789012:alarms.fifo"]
    replica_alarm_topic_arns     = [for n in range(6) : "arn:aws:sns:eu-central-1:123456789012:alarms-${n}"]
    alarm_thresholds             = { system_errors = -1 }
    tags                         = { "aws:x" = "y" }
    table_class                  = "standard"
    on_demand_maximum            = { read = 0 }
    permissions_boundary_arn     = "platform-boundary"
  }

  expect_failures = [
    var.project_name,
    var.kms_key_arn,
    var.replica_kms_key_arn,
    var.cloudfront_distribution_arns,
    var.application_role_arns,
    var.s3_vpc_endpoint_id,
    var.replica_s3_vpc_endpoint_id,
    var.cors_allowed_origins,
    var.images_glacier_class,
    var.frontend_old_version_days,
    var.images_old_version_days,
    var.alarm_topic_arns,
    var.replica_alarm_topic_arns,
    var.alarm_thresholds,
    var.tags,
    var.table_class,
    var.on_demand_maximum,
    var.permissions_boundary_arn,
  ]
}

run "project_name_empty_and_others" {
  command = plan

  variables {
    project_name                 = ""
    kms_key_arn                  = "11111111-2222-3333-4444-555555555555"
    replica_kms_key_arn          = ""
    cloudfront_distribution_arns = ["arn:aws:s3:::bucket"]
    application_role_arns        = ["*"]
    s3_vpc_endpoint_id           = "vpce-0123456789ABCDEF0"
    cors_allowed_origins         = ["https://example.com/app"]
    frontend_old_version_days    = 1.5
    alarm_thresholds             = { bucket_5xx_percent = 100 }
  }

  expect_failures = [
    var.project_name,
    var.kms_key_arn,
    var.replica_kms_key_arn,
    var.cloudfront_distribution_arns,
    var.application_role_arns,
    var.s3_vpc_endpoint_id,
    var.cors_allowed_origins,
    var.frontend_old_version_days,
    var.alarm_thresholds,
  ]
}

run "project_name_longer_than_32_and_others" {
  command = plan

  variables {
    project_name                 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    cloudfront_distribution_arns = ["arn:aws:cloudfront::123456789012:distribution/*"]
    application_role_arns        = ["api"]
    cors_allowed_origins         = ["https://example.com/"]
  }

  expect_failures = [
    var.project_name,
    var.cloudfront_distribution_arns,
    var.application_role_arns,
    var.cors_allowed_origins,
  ]
}

run "project_name_ending_in_a_hyphen_and_others" {
  command = plan

  variables {
    project_name                 = "tattoo-"
    cloudfront_distribution_arns = [""]
    application_role_arns        = ["arn:aws:iam::123456789012:role/*"]
    cors_allowed_origins         = ["example.com"]
  }

  expect_failures = [
    var.project_name,
    var.cloudfront_distribution_arns,
    var.application_role_arns,
    var.cors_allowed_origins,
  ]
}

run "project_name_that_s3_reserves_and_others" {
  command = plan

  variables {
    project_name                 = "xn--tattoo"
    cloudfront_distribution_arns = [null]
    application_role_arns        = ["arn:aws:sts::123456789012:assumed-role/api/session"]
    cors_allowed_origins         = ["ftp://example.com"]
  }

  expect_failures = [
    var.project_name,
    var.cloudfront_distribution_arns,
    var.application_role_arns,
    var.cors_allowed_origins,
  ]
}

run "environment_unknown_and_others" {
  command = plan

  variables {
    environment          = "test"
    cors_allowed_origins = ["https://example.com:65536"]
  }

  expect_failures = [
    var.environment,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_with_capitals_and_others" {
  command = plan

  variables {
    random_suffix        = "A1B2"
    cors_allowed_origins = ["https://example.com:0"]
  }

  expect_failures = [
    var.random_suffix,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_with_an_underscore_and_others" {
  command = plan

  variables {
    random_suffix        = "a_1"
    cors_allowed_origins = ["https://Example.com"]
  }

  expect_failures = [
    var.random_suffix,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_empty_and_others" {
  command = plan

  variables {
    random_suffix        = ""
    cors_allowed_origins = ["https://*"]
  }

  expect_failures = [
    var.random_suffix,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_ending_in_a_hyphen_and_others" {
  command = plan

  variables {
    random_suffix        = "a1-"
    cors_allowed_origins = ["https://*.com"]
  }

  expect_failures = [
    var.random_suffix,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_beginning_with_a_hyphen_and_others" {
  command = plan

  variables {
    random_suffix        = "-a1"
    cors_allowed_origins = ["https://example.com", "javascript:alert(1)"]
  }

  expect_failures = [
    var.random_suffix,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_with_a_dot_and_others" {
  command = plan

  variables {
    random_suffix        = "a.b"
    cors_allowed_origins = ["https://me@example.com"]
  }

  expect_failures = [
    var.random_suffix,
    var.cors_allowed_origins,
  ]
}

run "random_suffix_of_access_point_aliases" {
  command = plan

  variables {
    random_suffix = "a-s3alias"
  }

  expect_failures = [var.random_suffix]
}

run "random_suffix_that_is_an_access_point_alias" {
  command = plan

  variables {
    random_suffix = "s3alias"
  }

  expect_failures = [var.random_suffix]
}

run "random_suffix_of_the_account_namespace" {
  command = plan

  variables {
    random_suffix = "an"
  }

  expect_failures = [var.random_suffix]
}

run "random_suffix_of_object_lambda" {
  command = plan

  variables {
    random_suffix = "a--ol-s3"
  }

  expect_failures = [var.random_suffix]
}

run "random_suffix_of_directory_buckets" {
  command = plan

  variables {
    random_suffix = "a--x-s3"
  }

  expect_failures = [var.random_suffix]
}

run "random_suffix_of_table_buckets" {
  command = plan

  variables {
    random_suffix = "a--table-s3"
  }

  expect_failures = [var.random_suffix]
}

run "random_suffix_that_makes_the_longest_name_64_characters" {
  command = plan

  variables {
    random_suffix = "aaaaaaaaaaaaaaaaaaaaaaaaaaa"
  }

  expect_failures = [var.random_suffix]
}

run "key_of_another_region_and_others" {
  command = plan

  variables {
    access_logs_bucket_name         = "Access-Logs"
    replica_access_logs_bucket_name = "access_logs"
    inventory                       = { destination_bucket_arn = "acme-inventory" }
    replica_inventory               = { destination_bucket_arn = "arn:aws:s3:::acme-inventory", frequency = "Hourly" }
    kms_key_arn                     = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [
    var.kms_key_arn,
    var.access_logs_bucket_name,
    var.replica_access_logs_bucket_name,
    var.inventory,
    var.replica_inventory,
  ]
}

run "replica_key_of_the_primary_region_and_others" {
  command = plan

  variables {
    access_logs_bucket_name         = "ab"
    replica_access_logs_bucket_name = "sthree-logs"
    inventory                       = { destination_bucket_arn = "arn:aws:s3:::tattoo-directory-dev-images-a1b2c3" }
    replica_inventory               = { destination_bucket_arn = "arn:aws:s3:::acme-inventory", format = "JSON" }
    replica_kms_key_arn             = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [
    var.replica_kms_key_arn,
    var.access_logs_bucket_name,
    var.replica_access_logs_bucket_name,
    var.inventory,
    var.replica_inventory,
  ]
}

run "topics_of_another_region_and_others" {
  command = plan

  variables {
    access_logs_bucket_name = "192.168.1.1"
    alarm_topic_arns        = ["arn:aws:sns:eu-central-1:123456789012:alarms"]
  }

  expect_failures = [
    var.alarm_topic_arns,
    var.access_logs_bucket_name,
  ]
}

run "replica_topics_of_the_primary_region_and_others" {
  command = plan

  variables {
    access_logs_bucket_name         = "access..logs"
    enable_cross_region_replication = true
    replica_alarm_topic_arns        = ["arn:aws:sns:eu-west-1:123456789012:alarms"]
  }

  expect_failures = [
    var.replica_alarm_topic_arns,
    var.access_logs_bucket_name,
  ]
}

run "an_endpoint_that_restricts_nobody" {
  command = plan

  variables {
    s3_vpc_endpoint_id = "vpce-0123456789abcdef0"
  }

  expect_failures = [check.endpoint_restricts_somebody]
}

run "logs_of_a_bucket_into_itself" {
  command = plan

  variables {
    access_logs_bucket_name         = "tattoo-directory-dev-images-a1b2c3"
    replica_access_logs_bucket_name = "tattoo-directory-dev-frontend-backup-a1b2c3"
  }

  expect_failures = [
    var.access_logs_bucket_name,
    var.replica_access_logs_bucket_name,
  ]
}

run "keys_and_topics_of_another_account_and_others" {
  command = plan

  variables {
    access_logs_bucket_name  = "logs-s3alias"
    kms_key_arn              = "arn:aws:kms:eu-west-1:999999999999:key/11111111-2222-3333-4444-555555555555"
    replica_kms_key_arn      = "arn:aws:kms:eu-central-1:999999999999:key/11111111-2222-3333-4444-555555555555"
    alarm_topic_arns         = ["arn:aws:sns:eu-west-1:999999999999:alarms"]
    replica_alarm_topic_arns = ["arn:aws:sns:eu-central-1:999999999999:alarms"]
  }

  expect_failures = [
    var.kms_key_arn,
    var.replica_kms_key_arn,
    var.alarm_topic_arns,
    var.replica_alarm_topic_arns,
    var.access_logs_bucket_name,
  ]
}

run "an_endpoint_of_the_replica_region_alone" {
  command = plan

  variables {
    application_role_arns      = ["arn:aws:iam::123456789012:role/api"]
    replica_s3_vpc_endpoint_id = "vpce-0123456789abcdef0"
  }

  expect_failures = [check.endpoint_restricts_somebody]
}
