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

  mock_resource "aws_kinesis_stream" {
    defaults = {
      arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/mocked"
    }
  }

  mock_resource "aws_kinesis_stream_consumer" {
    defaults = {
      arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/mocked/consumer/mocked:1700000000"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      id  = "https://sqs.eu-west-1.amazonaws.com/123456789012/mocked"
      arn = "arn:aws:sqs:eu-west-1:123456789012:mocked"
    }
  }

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:eu-west-1:123456789012:mocked"
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::123456789012:role/mocked"
    }
  }

  mock_resource "aws_cloudwatch_log_group" {
    defaults = {
      arn = "arn:aws:logs:eu-west-1:123456789012:log-group:mocked"
    }
  }

  mock_resource "aws_lambda_function" {
    defaults = {
      arn = "arn:aws:lambda:eu-west-1:123456789012:function:mocked"
    }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = {
      arn = "arn:aws:events:eu-west-1:123456789012:rule/mocked"
    }
  }
}

variables {
  project_name        = "ccs"
  environment         = "dev"
  s3_data_lake_bucket = "ccs-data-lake-dev"
  kms_key_id          = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "defaults" {
  assert {
    condition     = output.stream_name == "ccs-dev-telemetry" && aws_kinesis_stream.telemetry.shard_count == 10
    error_message = "The stream starts with 10 shards."
  }

  assert {
    condition = output.queue_names == {
      emergency = "ccs-dev-emergency.fifo"
      telemetry = "ccs-dev-telemetry"
    }
    error_message = "Names are project, environment and queue, with .fifo where the queue is."
  }

  assert {
    condition = alltrue([for queue in values(aws_sqs_queue.this) :
      jsondecode(queue.redrive_policy).maxReceiveCount == 3
    ])
    error_message = "A message becomes a dead letter after three receives."
  }

  assert {
    condition     = output.dead_letter_queue_names["emergency"] == "ccs-dev-emergency-dlq.fifo" && aws_sqs_queue.dead_letters["emergency"].fifo_queue
    error_message = "Dead letters of a FIFO queue go to a FIFO queue."
  }

  assert {
    condition     = toset(keys(output.topic_arns)) == toset(["authorities", "owner", "manager", "alarms"])
    error_message = "There are four topics."
  }

  assert {
    condition     = length(output.alarm_names) == 18
    error_message = "Everything that threatens data or people has an alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["iterator-age"].threshold == 60000 && aws_cloudwatch_metric_alarm.metric["telemetry-queue-depth"].threshold == 1000
    error_message = "Alarms fire above the documented values."
  }

  assert {
    condition     = alltrue([for queue in keys(output.queue_names) : aws_cloudwatch_metric_alarm.metric["${queue}-dead-letters"].threshold == 0])
    error_message = "One dead letter is enough to alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["iterator-age"].alarm_actions == toset([output.topic_arns["alarms"]])
    error_message = "Alarms notify the module's own topic when the caller names none."
  }

  assert {
    condition     = aws_lambda_function.shard_scaler.source_code_hash == filebase64sha256("assets/shard_scaler.zip")
    error_message = "A new zip is deployed."
  }

  assert {
    condition     = output.glue_database_name == "ccs_dev_telemetry"
    error_message = "Athena's names have underscores."
  }
}

run "longest_names_fit" {
  variables {
    project_name = "a2345678901234567890123456789012"
    environment  = "staging"
  }

  assert {
    condition = alltrue([for name in [
      aws_lambda_function.shard_scaler.function_name,
      aws_kinesis_firehose_delivery_stream.telemetry.name,
      aws_cloudwatch_event_rule.shard_scaler.name,
      aws_iam_role.shard_scaler.name,
      aws_iam_role.archive.name,
      aws_iam_role.topic_deliveries.name,
    ] : length(name) <= 64])
    error_message = "Functions, delivery streams, rules and roles have names of at most 64 characters."
  }

  assert {
    condition     = alltrue([for queue in values(local.queues_and_dead_letters) : length(queue.name) <= 80])
    error_message = "Queues have names of at most 80 characters."
  }
}

run "production_keeps_its_consumers" {
  variables {
    environment = "prod"
  }

  assert {
    condition     = !aws_kinesis_stream.telemetry.enforce_consumer_deletion
    error_message = "In prod a stream with registered consumers is not deleted."
  }
}

run "scaler_gets_plain_numbers" {
  variables {
    kinesis_shard_count = 4
    shard_scaling = {
      min_shards    = 2
      max_shards    = 10000
      daily_updates = 20
    }
  }

  assert {
    condition     = aws_lambda_function.shard_scaler.environment[0].variables["MAX_SHARDS"] == "10000"
    error_message = "Numbers reach the function as digits."
  }

  assert {
    condition     = aws_lambda_function.shard_scaler.environment[0].variables["TARGET_RECORDS_PER_SHARD"] == "1000"
    error_message = "What the caller leaves out keeps its default."
  }
}

run "callers_topics_are_used" {
  variables {
    alarm_topic_arns = ["arn:aws:sns:eu-west-1:123456789012:platform"]
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.metric["iterator-age"].ok_actions == toset(["arn:aws:sns:eu-west-1:123456789012:platform"])
    error_message = "Alarms notify the caller's topic."
  }

  assert {
    condition     = contains(keys(output.topic_arns), "alarms")
    error_message = "The alarms topic is one of the four, whoever the alarms notify."
  }
}

run "callers_tags_win" {
  variables {
    tags = { Project = "CCS" }
  }

  assert {
    condition = aws_kinesis_stream.telemetry.tags == tomap({
      Project     = "CCS"
      Environment = "dev"
      ManagedBy   = "terraform"
    })
    error_message = "The caller's tags are added to the module's and win."
  }
}

run "policies_are_keyed_by_store" {
  assert {
    condition     = toset(keys(output.read_policy_json)) == toset(["stream", "emergency_queue", "telemetry_queue"])
    error_message = "What can be read is the stream and the queues."
  }

  assert {
    condition = toset(keys(output.write_policy_json)) == toset([
      "stream", "emergency_queue", "telemetry_queue", "authorities_topic", "owner_topic", "manager_topic",
    ])
    error_message = "What can be written is the stream, the queues, and the topics that people subscribe to."
  }

  assert {
    condition     = output.stream_policy_json == { stream = output.read_policy_json["stream"] }
    error_message = "Reading the stream is reading its stream."
  }

  assert {
    condition     = keys(output.redrive_policy_json) == ["emergency_queue", "telemetry_queue"]
    error_message = "Each queue's dead letters have operators of their own."
  }
}

run "no_alarms" {
  variables {
    enable_cloudwatch_alarms = false
  }

  assert {
    condition     = length(output.alarm_names) == 0
    error_message = "Without alarms there are none."
  }

  assert {
    condition     = output.alarm_topic_arn == null && contains(keys(output.topic_arns), "alarms")
    error_message = "The alarms topic stays for others, and is no topic of this module's alarms."
  }

  assert {
    condition     = aws_cloudwatch_event_rule.shard_scaler.schedule_expression == "rate(1 minute)"
    error_message = "The shards scale without alarms."
  }
}

run "consumers_have_alarms_of_their_own" {
  variables {
    kinesis_consumers = ["billing"]
  }

  assert {
    condition     = aws_kinesis_stream_consumer.this["billing"].name == "ccs-dev-billing"
    error_message = "A consumer is named as everything is."
  }

  assert {
    condition = aws_cloudwatch_metric_alarm.metric["billing-consumer-lag"].dimensions == tomap({
      StreamName   = "ccs-dev-telemetry"
      ConsumerName = "ccs-dev-billing"
    })
    error_message = "The lag of a consumer with fan-out is not in the stream's iterator age."
  }
}

run "one_queue_is_changed_alone" {
  variables {
    queue_settings = {
      telemetry = {
        visibility_timeout_seconds = 360
        max_receives               = 5
      }
    }
  }

  assert {
    condition     = aws_sqs_queue.this["telemetry"].visibility_timeout_seconds == 360 && aws_sqs_queue.this["telemetry"].receive_wait_time_seconds == 20
    error_message = "What the caller leaves out of a queue keeps its value."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.this["telemetry"].redrive_policy).maxReceiveCount == 5
    error_message = "The caller decides how often a message may fail."
  }

  assert {
    condition     = aws_sqs_queue.this["emergency"].visibility_timeout_seconds == 30
    error_message = "The other queue keeps its values."
  }
}

run "every_role_has_the_boundary" {
  variables {
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/platform-boundary"
  }

  assert {
    condition = alltrue([
      for role in [aws_iam_role.archive, aws_iam_role.shard_scaler, aws_iam_role.topic_deliveries] :
      role.permissions_boundary == "arn:aws:iam::123456789012:policy/platform-boundary"
    ])
    error_message = "The organization's boundary is on every role."
  }
}
