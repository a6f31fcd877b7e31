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
      partition = "aws"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-west-1"
    }
  }
}

run "project_name_with_capitals" {
  command = plan

  variables {
    project_name = "Streaming"
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

run "unknown_billing_mode" {
  command = plan

  variables {
    billing_mode = "ON_DEMAND"
  }

  expect_failures = [var.billing_mode]
}

run "recovery_above_35_days" {
  command = plan

  variables {
    backup_retention_days = 36
  }

  expect_failures = [var.backup_retention_days]
}

run "recovery_of_half_a_day" {
  command = plan

  variables {
    backup_retention_days = 1.5
  }

  expect_failures = [var.backup_retention_days]
}

run "key_deleted_within_a_week" {
  command = plan

  variables {
    kms_deletion_window = 6
  }

  expect_failures = [var.kms_deletion_window]
}

run "topic_that_is_no_arn" {
  command = plan

  variables {
    alarm_topic_arns = ["platform-alarms"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "fifo_topic" {
  command = plan

  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:platform.fifo"]
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
    alarm_thresholds = { latency_ms = -1 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "more_than_all_of_the_capacity" {
  command = plan

  variables {
    alarm_thresholds = { consumed_capacity_percent = 101 }
  }

  expect_failures = [var.alarm_thresholds]
}

run "minimum_above_maximum" {
  command = plan

  variables {
    autoscaling_read_capacity = { min = 20, max = 10 }
  }

  expect_failures = [var.autoscaling_read_capacity]
}

run "capacity_of_nothing" {
  command = plan

  variables {
    autoscaling_write_capacity = { min = 0 }
  }

  expect_failures = [var.autoscaling_write_capacity]
}

run "target_out_of_range" {
  command = plan

  variables {
    autoscaling_target_utilization = 95
  }

  expect_failures = [var.autoscaling_target_utilization]
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

run "initial_above_maximum" {
  command = plan

  variables {
    autoscaling_read_capacity = { max = 10, initial = 11 }
  }

  expect_failures = [var.autoscaling_read_capacity]
}

run "initial_below_minimum" {
  command = plan

  variables {
    autoscaling_write_capacity = { min = 10, initial = 9 }
  }

  expect_failures = [var.autoscaling_write_capacity]
}

run "bounds_of_an_unknown_table" {
  command = plan

  variables {
    capacity_overrides = { "logs" = { read = { max = 50 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "bounds_of_half_a_unit" {
  command = plan

  variables {
    capacity_overrides = { "log_metadata" = { read = { min = 1.5 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "bounds_above_the_quota" {
  command = plan

  variables {
    capacity_overrides = { "log_metadata" = { write = { max = 40001 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "own_minimum_above_the_maximum_of_all" {
  command = plan

  variables {
    capacity_overrides = { "log_metadata/UserIndex" = { read = { min = 101 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "own_initial_above_the_maximum_of_all" {
  command = plan

  variables {
    capacity_overrides = { "log_metadata" = { read = { initial = 101 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "own_initial_below_the_minimum_of_all" {
  command = plan

  variables {
    capacity_overrides = { "log_metadata" = { read = { initial = 4 } } }
  }

  expect_failures = [var.capacity_overrides]
}

run "key_that_is_an_alias" {
  command = plan

  variables {
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:alias/logs"
  }

  expect_failures = [var.kms_key_id]
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
    alarm_topic_arns = ["arn:aws:sns:us-east-1:123456789012:platform-alarms"]
  }

  expect_failures = [var.alarm_topic_arns]
}

run "two_keys" {
  command = plan

  variables {
    kms_key_id     = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
    create_kms_key = true
  }

  expect_failures = [var.create_kms_key]
}

run "no_key" {
  command = plan

  variables {
    create_kms_key = false
  }

  expect_failures = [var.create_kms_key]
}

run "table_class_of_s3" {
  command = plan

  variables {
    table_class = "STANDARD_IA"
  }

  expect_failures = [var.table_class]
}

run "limit_of_nothing" {
  command = plan

  variables {
    on_demand_maximum = { write = 0 }
  }

  expect_failures = [var.on_demand_maximum]
}

run "limit_of_provisioned_tables" {
  command = plan

  variables {
    billing_mode      = "PROVISIONED"
    on_demand_maximum = { read = 100 }
  }

  expect_failures = [var.on_demand_maximum]
}

run "name_of_an_unknown_table" {
  command = plan

  variables {
    table_name_overrides = { audit = "legacy-audit" }
  }

  expect_failures = [var.table_name_overrides]
}

run "name_with_a_slash" {
  command = plan

  variables {
    table_name_overrides = { audit_trail = "legacy/audit" }
  }

  expect_failures = [var.table_name_overrides]
}

run "two_tables_of_one_name" {
  command = plan

  variables {
    table_name_overrides = { audit_trail = "legacy", log_metadata = "legacy" }
  }

  expect_failures = [var.table_name_overrides]
}

run "unknown_alarm_level" {
  command = plan

  variables {
    alarm_level = "none"
  }

  expect_failures = [var.alarm_level]
}
