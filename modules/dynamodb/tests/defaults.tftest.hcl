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
    condition     = aws_dynamodb_table.this["audit_trail"].point_in_time_recovery[0].recovery_period_in_days == 7
    error_message = "Recovery reaches back 7 days by default."
  }

  assert {
    condition     = !aws_dynamodb_table.this["log_metadata"].stream_enabled && aws_dynamodb_table.this["system_config"].stream_enabled
    error_message = "Only the configuration table streams by default."
  }

  assert {
    condition     = alltrue([for ttl in aws_dynamodb_table.this["system_config"].ttl : !ttl.enabled])
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
    condition     = alltrue([for table in aws_dynamodb_table.this : table.deletion_protection_enabled])
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
    condition     = !aws_dynamodb_table.this["log_metadata"].ttl[0].enabled
    error_message = "Nothing expires."
  }
}

run "callers_tags_win" {
  variables {
    tags = { Project = "renamed", CostCenter = "platform" }
  }

  assert {
    condition = aws_dynamodb_table.this["log_metadata"].tags == tomap({
      Project     = "renamed"
      Environment = "dev"
      ManagedBy   = "terraform"
      CostCenter  = "platform"
    })
    error_message = "The caller's tags are added to the module's and win."
  }
}

run "basic_alarms_are_few" {
  variables {
    billing_mode = "PROVISIONED"
    alarm_level  = "basic"
  }

  assert {
    condition     = length(output.alarm_names) == 23 && length(aws_cloudwatch_metric_alarm.latency) == 0
    error_message = "Throttles of tables and indexes and user errors remain."
  }
}

run "capacity_starts_where_the_caller_says" {
  variables {
    billing_mode               = "PROVISIONED"
    autoscaling_read_capacity  = { min = 10, max = 200, initial = 80 }
    autoscaling_write_capacity = { min = 5, max = 100 }
    capacity_overrides = {
      "log_metadata"              = { write = { max = 900, initial = 300 } }
      "log_metadata/ServiceIndex" = { write = { min = 20, max = 30 }, read = { max = 40 } }
    }
  }

  assert {
    condition     = aws_dynamodb_table.this["audit_trail"].read_capacity == 80 && aws_dynamodb_table.this["audit_trail"].write_capacity == 5
    error_message = "A table starts with the initial capacity, and with the minimum where none is given."
  }

  assert {
    condition     = aws_dynamodb_table.this["log_metadata"].write_capacity == 300 && aws_dynamodb_table.this["log_metadata"].read_capacity == 80
    error_message = "What a table's own bounds leave out is as in the bounds of all."
  }

  assert {
    condition = {
      for index in aws_dynamodb_table.this["log_metadata"].global_secondary_index : index.name => [index.read_capacity, index.write_capacity]
      } == {
      ServiceIndex  = [40, 20]
      LogLevelIndex = [80, 5]
      UserIndex     = [80, 5]
    }
    error_message = "An index starts within its own bounds."
  }

  assert {
    condition = {
      for key in ["log_metadata/write", "log_metadata/ServiceIndex/write", "log_metadata/ServiceIndex/read", "audit_trail/write"] :
      key => [aws_appautoscaling_target.this[key].min_capacity, aws_appautoscaling_target.this[key].max_capacity]
      } == {
      "log_metadata/write"              = [5, 900]
      "log_metadata/ServiceIndex/write" = [20, 30]
      "log_metadata/ServiceIndex/read"  = [10, 40]
      "audit_trail/write"               = [5, 100]
    }
    error_message = "The bounds of a table or index reach its scalable target."
  }
}

run "autoscaled_capacity_is_kept_within_the_bounds" {
  variables {
    billing_mode               = "PROVISIONED"
    autoscaling_write_capacity = { min = 5, max = 40, initial = 30 }
  }

  override_data {
    target = data.aws_dynamodb_tables.existing
    values = {
      names = ["streaming-logs-dev-log-metadata", "streaming-logs-dev-system-config"]
    }
  }

  override_data {
    target = data.aws_dynamodb_table.live["log_metadata"]
    values = {
      read_capacity  = 42
      write_capacity = 99
      global_secondary_index = [
        { name = "ServiceIndex", hash_key = "service_name", range_key = "timestamp", projection_type = "ALL", non_key_attributes = [], read_capacity = 7, write_capacity = 8, on_demand_throughput = [] },
      ]
    }
  }

  override_data {
    target = data.aws_dynamodb_table.live["system_config"]
    values = {
      read_capacity          = 0
      write_capacity         = 0
      global_secondary_index = []
    }
  }

  assert {
    condition     = aws_dynamodb_table.this["log_metadata"].read_capacity == 42 && aws_dynamodb_table.this["log_metadata"].write_capacity == 40
    error_message = "What autoscaling did is kept, within the bounds."
  }

  assert {
    condition     = { for index in aws_dynamodb_table.this["log_metadata"].global_secondary_index : index.name => index.write_capacity } == { ServiceIndex = 8, LogLevelIndex = 30, UserIndex = 30 }
    error_message = "The same holds of an index; a new one starts with the initial capacity."
  }

  assert {
    condition     = aws_dynamodb_table.this["system_config"].write_capacity == 30 && aws_dynamodb_table.this["user_sessions"].write_capacity == 30
    error_message = "A table that was on demand or does not exist starts with the initial capacity."
  }
}

run "nothing_is_read_back_when_the_caller_says_so" {
  variables {
    billing_mode       = "PROVISIONED"
    read_back_capacity = false
  }

  assert {
    condition     = length(data.aws_dynamodb_tables.existing) == 0 && length(data.aws_dynamodb_table.live) == 0
    error_message = "Nothing is looked up."
  }
}

run "callers_key_is_used" {
  variables {
    kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-666666666666"
  }

  assert {
    condition     = length(aws_kms_key.this) == 0 && output.kms_key_arn == var.kms_key_id && output.kms_key_alias == null
    error_message = "The module makes no key when the caller has one."
  }

  assert {
    condition = alltrue([
      for table in aws_dynamodb_table.this : table.server_side_encryption[0].kms_key_arn == var.kms_key_id
    ]) && aws_sns_topic.alarms[0].kms_master_key_id == var.kms_key_id
    error_message = "Tables and topic are encrypted with the caller's key."
  }
}

run "on_demand_limits_reach_tables_and_indexes" {
  variables {
    on_demand_maximum = { read = 4000 }
    table_class       = "STANDARD_INFREQUENT_ACCESS"
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.on_demand_throughput[0].max_read_request_units == 4000 && table.table_class == "STANDARD_INFREQUENT_ACCESS"])
    error_message = "Every table is limited."
  }

  assert {
    condition = alltrue(flatten([
      for table in aws_dynamodb_table.this : [for index in table.global_secondary_index : one(index.on_demand_throughput).max_read_request_units == 4000]
    ]))
    error_message = "Every index is limited."
  }
}

run "tables_may_have_other_names" {
  variables {
    table_name_overrides = { audit_trail = "legacy.Audit_1" }
  }

  assert {
    condition     = output.table_names.audit_trail == "legacy.Audit_1" && output.table_names.log_metadata == "streaming-logs-dev-log-metadata"
    error_message = "One table has the caller's name, the others have theirs."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.latency["audit_trail"].alarm_name == "legacy.Audit_1-latency"
    error_message = "Its alarms follow."
  }
}
