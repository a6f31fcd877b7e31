# Every rule of an input, and every look at the caller's network, broken once: the plan must fail and name it.

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

run "project_name_that_starts_with_a_digit" {
  command = plan

  variables {
    project_name = "4wheels"
  }

  expect_failures = [var.project_name]
}

run "project_name_with_two_hyphens" {
  command = plan

  variables {
    project_name = "c--cs"
  }

  expect_failures = [var.project_name]
}

run "project_name_too_long_for_redis" {
  command = plan

  variables {
    project_name = "a23456789012345678901234567"
    environment  = "staging"
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

run "vpc_that_is_no_id" {
  command = plan

  variables {
    vpc_id = "main"
  }

  expect_failures = [var.vpc_id]
}

run "subnets_that_are_no_ids" {
  command = plan

  variables {
    private_subnet_ids = ["private-a", "private-b"]
  }

  expect_failures = [var.private_subnet_ids]
}

run "one_subnet" {
  command = plan

  variables {
    private_subnet_ids = ["subnet-0123456789abcdef0"]
  }

  expect_failures = [var.private_subnet_ids]
}

run "one_subnet_twice" {
  command = plan

  variables {
    private_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef0"]
  }

  expect_failures = [var.private_subnet_ids]
}

run "database_security_group_that_is_no_id" {
  command = plan

  variables {
    database_security_group_id = "database"
  }

  expect_failures = [var.database_security_group_id]
}

run "cache_security_group_that_is_no_id" {
  command = plan

  variables {
    cache_security_group_id = "cache"
  }

  expect_failures = [var.cache_security_group_id]
}

run "db_subnet_group_with_capitals" {
  command = plan

  variables {
    db_subnet_group_name = "Database"
  }

  expect_failures = [var.db_subnet_group_name]
}

run "key_that_is_an_alias" {
  command = plan

  variables {
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:alias/ccs"
  }

  expect_failures = [var.kms_key_id]
}

run "key_that_is_an_id" {
  command = plan

  variables {
    kms_key_id = "11111111-2222-3333-4444-555555555555"
  }

  expect_failures = [var.kms_key_id]
}

run "minimum_below_zero" {
  command = plan

  variables {
    aurora_min_capacity = -0.5
  }

  expect_failures = [var.aurora_min_capacity]
}

run "minimum_in_quarters" {
  command = plan

  variables {
    aurora_min_capacity = 0.75
  }

  expect_failures = [var.aurora_min_capacity]
}

run "minimum_above_maximum" {
  command = plan

  variables {
    aurora_min_capacity = 8
    aurora_max_capacity = 4
  }

  expect_failures = [var.aurora_min_capacity]
}

run "pause_with_an_engine_that_cannot" {
  command = plan

  variables {
    aurora_min_capacity = 0
  }

  expect_failures = [var.aurora_min_capacity]
}

run "maximum_of_half_a_unit" {
  command = plan

  variables {
    aurora_max_capacity = 0.5
  }

  expect_failures = [var.aurora_max_capacity]
}

run "maximum_above_256" {
  command = plan

  variables {
    aurora_engine_version = "16.3"
    aurora_max_capacity   = 256.5
  }

  expect_failures = [var.aurora_max_capacity]
}

run "maximum_in_quarters" {
  command = plan

  variables {
    aurora_max_capacity = 16.25
  }

  expect_failures = [var.aurora_max_capacity]
}

run "size_that_the_engine_lacks" {
  command = plan

  variables {
    aurora_max_capacity = 129
  }

  expect_failures = [var.aurora_max_capacity]
}

run "engine_that_is_no_version" {
  command = plan

  variables {
    aurora_engine_version = "postgres15"
  }

  expect_failures = [var.aurora_engine_version]
}

run "engine_that_is_too_old" {
  command = plan

  variables {
    aurora_engine_version = "11.9"
  }

  expect_failures = [var.aurora_engine_version]
}

run "database_name_with_hyphen" {
  command = plan

  variables {
    aurora_database_name = "ccs-prod"
  }

  expect_failures = [var.aurora_database_name]
}

run "master_user_too_long" {
  command = plan

  variables {
    aurora_master_username = "a2345678901234567"
  }

  expect_failures = [var.aurora_master_username]
}

run "master_user_that_rds_keeps" {
  command = plan

  variables {
    aurora_master_username = "rdsadmin"
  }

  expect_failures = [var.aurora_master_username]
}

run "node_type_of_a_database" {
  command = plan

  variables {
    elasticache_node_type = "db.r6g.large"
  }

  expect_failures = [var.elasticache_node_type]
}

run "node_type_without_failover" {
  command = plan

  variables {
    elasticache_node_type = "cache.t1.micro"
  }

  expect_failures = [var.elasticache_node_type]
}

run "user_group_with_capitals" {
  command = plan

  variables {
    cache_user_group_id = "Cache"
  }

  expect_failures = [var.cache_user_group_id]
}

run "suffix_with_capitals" {
  command = plan

  variables {
    random_suffix = "A1"
  }

  expect_failures = [var.random_suffix]
}

run "suffix_too_long" {
  command = plan

  variables {
    random_suffix = "a23456789012345678901234567890123"
  }

  expect_failures = [var.random_suffix]
}

run "suffix_too_long_for_the_role" {
  command = plan

  variables {
    project_name  = "a2345678901234567890123456"
    environment   = "prod"
    random_suffix = "a23456789012345"
  }

  expect_failures = [var.random_suffix]
}

run "access_logs_to_a_bucket_of_the_module" {
  command = plan

  variables {
    access_logs_bucket_name = "ccs-dev-logs-123456789012"
  }

  expect_failures = [var.access_logs_bucket_name]
}

run "access_logs_to_no_bucket" {
  command = plan

  variables {
    access_logs_bucket_name = "arn:aws:s3:::acme-access-logs"
  }

  expect_failures = [var.access_logs_bucket_name]
}

run "archive_within_90_days" {
  command = plan

  variables {
    data_lake_archive_after_days = 30
  }

  expect_failures = [var.data_lake_archive_after_days]
}

run "videos_archived_before_they_are_there" {
  command = plan

  variables {
    videos_glacier_after_days = 0
  }

  expect_failures = [var.videos_glacier_after_days]
}

run "logs_that_expire_at_noon" {
  command = plan

  variables {
    logs_expire_after_days = 0.5
  }

  expect_failures = [var.logs_expire_after_days]
}

run "retention_that_cloudwatch_lacks" {
  command = plan

  variables {
    log_retention_days = 42
  }

  expect_failures = [var.log_retention_days]
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
    alarm_thresholds = { cache_evictions = -1 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "more_than_all_of_the_cpu" {
  command = plan

  variables {
    alarm_thresholds = { aurora_cpu_percent = 101 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "hit_rate_of_nothing" {
  command = plan

  variables {
    alarm_thresholds = { cache_hit_rate_requests = 0 }
  }

  expect_failures = [var.alarm_thresholds]
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

run "database_security_group_of_another_vpc" {
  command = plan

  override_data {
    target = data.aws_security_group.database
    values = {
      vpc_id = "vpc-11111111111111111"
    }
  }

  expect_failures = [aws_rds_cluster.this]
}

run "cache_security_group_of_another_vpc" {
  command = plan

  override_data {
    target = data.aws_security_group.cache
    values = {
      vpc_id = "vpc-11111111111111111"
    }
  }

  expect_failures = [aws_elasticache_replication_group.this]
}

run "subnet_of_another_vpc" {
  command = plan

  override_data {
    target = data.aws_subnet.private[1]
    values = {
      vpc_id            = "vpc-11111111111111111"
      availability_zone = "eu-west-1b"
    }
  }

  expect_failures = [aws_elasticache_subnet_group.this]
}

run "subnets_in_one_zone" {
  command = plan

  override_data {
    target = data.aws_subnet.private[1]
    values = {
      vpc_id            = "vpc-0123456789abcdef0"
      availability_zone = "eu-west-1a"
    }
  }

  expect_failures = [aws_elasticache_subnet_group.this]
}

run "insights_of_no_mode" {
  command = plan

  variables {
    database_insights_mode = "basic"
  }

  expect_failures = [var.database_insights_mode]
}

run "snapshot_with_capitals" {
  command = plan

  variables {
    final_snapshot_names = { cache = "Final" }
  }

  expect_failures = [var.final_snapshot_names]
}

run "timestream_for_a_new_customer" {
  command = plan

  variables {
    timestream_existing_customer = false
  }

  expect_failures = [check.timestream_customer]
}
