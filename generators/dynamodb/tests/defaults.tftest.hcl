# Run with `terraform init` and `terraform test`: the provider is mocked, so neither account nor network is needed.

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

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:streaming-logs-dev-dynamodb-alarms"
    }
  }

  mock_resource "aws_dynamodb_table" {
    defaults = {
      arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/mocked"
    }
  }
}

run "defaults" {
  assert {
    condition = output.table_names == {
      log_metadata  = "streaming-logs-dev-log-metadata"
      user_sessions = "streaming-logs-dev-user-sessions"
      system_config = "streaming-logs-dev-system-config"
      audit_trail   = "streaming-logs-dev-audit-trail"
    }
    error_message = "Names are project, environment and table."
  }

  assert {
    condition     = aws_dynamodb_table.audit_trail.point_in_time_recovery[0].recovery_period_in_days == 7
    error_message = "Recovery reaches back 7 days by default."
  }

  assert {
    condition     = !aws_dynamodb_table.log_metadata.stream_enabled && aws_dynamodb_table.system_config.stream_enabled
    error_message = "Only the configuration table streams by default."
  }

  assert {
    condition     = alltrue([for ttl in aws_dynamodb_table.system_config.ttl : !ttl.enabled])
    error_message = "Configuration never expires."
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0
    error_message = "Tables on demand are not autoscaled."
  }

  assert {
    condition     = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.read_throttles) : alarm.alarm_actions == toset([output.alarm_topic_arn])])
    error_message = "Alarms notify the module's own topic when the caller names none."
  }

  assert {
    condition     = length(output.alarm_names) == 31
    error_message = "There is an alarm for each table and index: 31 on demand."
  }

  assert {
    condition     = output.dynamodb_endpoints.endpoint == "https://dynamodb.eu-west-1.amazonaws.com"
    error_message = "The endpoint is the region's."
  }
}

run "production_keeps_data" {
  variables {
    environment = "prod"
  }

  assert {
    condition = alltrue([for table in [
      aws_dynamodb_table.log_metadata,
      aws_dynamodb_table.user_sessions,
      aws_dynamodb_table.system_config,
      aws_dynamodb_table.audit_trail,
    ] : table.deletion_protection_enabled])
    error_message = "In prod every table refuses deletion."
  }
}

run "production_without_recovery_warns" {
  command = plan

  variables {
    environment                   = "prod"
    enable_point_in_time_recovery = false
  }

  expect_failures = [check.production_is_recoverable]
}

run "provisioned_tables_and_indexes_scale" {
  variables {
    billing_mode               = "PROVISIONED"
    autoscaling_read_capacity  = { min = 10, max = 200 }
    autoscaling_write_capacity = { min = 5, max = 100 }
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 22 && length(aws_appautoscaling_policy.this) == 22
    error_message = "Four tables and seven indexes scale in both directions."
  }

  assert {
    condition     = aws_appautoscaling_target.this["log_metadata/ServiceIndex/write"].resource_id == "table/streaming-logs-dev-log-metadata/index/ServiceIndex"
    error_message = "An index is scaled under its table."
  }

  assert {
    condition     = aws_appautoscaling_target.this["audit_trail/read"].max_capacity == 200
    error_message = "Read capacity ends at the caller's maximum."
  }

  assert {
    condition     = length(output.alarm_names) == 53
    error_message = "Consumed capacity is watched in both directions when provisioned."
  }
}

run "callers_topics_are_used" {
  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:platform"]
  }

  assert {
    condition     = output.alarm_topic_arn == null && length(aws_sns_topic.alarms) == 0
    error_message = "The module makes no topic when the caller has one."
  }

  assert {
    condition     = one(aws_cloudwatch_metric_alarm.user_errors).alarm_actions == toset(["arn:aws:sns:eu-west-1:123456789012:platform"])
    error_message = "Alarms notify the caller's topic."
  }
}

run "everything_optional_off" {
  variables {
    enable_cloudwatch_alarms = false
    enable_ttl               = false
    enable_dashboard         = false
  }

  assert {
    condition     = length(output.alarm_names) == 0 && output.alarm_topic_arn == null && output.dashboard_name == null
    error_message = "Nothing optional remains."
  }

  assert {
    condition     = !aws_dynamodb_table.log_metadata.ttl[0].enabled
    error_message = "Nothing expires."
  }
}

run "callers_tags_win" {
  variables {
    tags = { Project = "renamed", CostCenter = "platform" }
  }

  assert {
    condition = aws_dynamodb_table.log_metadata.tags == tomap({
      Project     = "renamed"
      Environment = "dev"
      ManagedBy   = "terraform"
      CostCenter  = "platform"
    })
    error_message = "The caller's tags are added to the module's and win."
  }
}
