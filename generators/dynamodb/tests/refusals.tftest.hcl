# Every rule of an input, broken once: the plan must fail and name the input.

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
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
