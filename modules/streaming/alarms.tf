locals {
  single_alarms = {
    iterator-age = {
      description = "A consumer of the stream falls behind: look for errors in it, and at the number of shards."
      namespace   = "AWS/Kinesis"
      metric      = "GetRecords.IteratorAgeMilliseconds"
      dimensions = {
        StreamName = aws_kinesis_stream.telemetry.name
      }
      statistic = "Maximum"
      period    = 60
      periods   = 1
      threshold = var.alarm_thresholds.iterator_age_ms
    }
    write-throttles = {
      description = "Kinesis rejects records: the scaler is at its maximum or its daily quota, or one partition key is hot."
      namespace   = "AWS/Kinesis"
      metric      = "WriteProvisionedThroughputExceeded"
      dimensions = {
        StreamName = aws_kinesis_stream.telemetry.name
      }
      statistic = "Sum"
      period    = 300
      periods   = 3
      threshold = 0
    }
    emergency-age = {
      description = "A critical event has waited longer than promised: look at the emergency queue's consumer first."
      namespace   = "AWS/SQS"
      metric      = "ApproximateAgeOfOldestMessage"
      dimensions = {
        QueueName = aws_sqs_queue.this["emergency"].name
      }
      statistic = "Maximum"
      period    = 60
      periods   = 1
      threshold = var.alarm_thresholds.emergency_age_seconds
    }
    archive-freshness = {
      description = "The oldest record in Firehose has waited for three buffers: its log group says what S3 or the key refuses."
      namespace   = "AWS/Firehose"
      metric      = "DeliveryToS3.DataFreshness"
      dimensions = {
        DeliveryStreamName = aws_kinesis_firehose_delivery_stream.telemetry.name
      }
      statistic = "Maximum"
      period    = 300
      periods   = 1
      threshold = 900
    }
    archive-conversion = {
      description = "Records do not fit the table's columns; they lie under errors/ in the data lake, as they were sent."
      namespace   = "AWS/Firehose"
      metric      = "FailedConversion.Records"
      dimensions = {
        DeliveryStreamName = aws_kinesis_firehose_delivery_stream.telemetry.name
      }
      statistic = "Sum"
      period    = 300
      periods   = 1
      threshold = 0
    }
    shard-scaler-errors = {
      description = "The shard scaler fails, and not for a single minute: look at its log group."
      namespace   = "AWS/Lambda"
      metric      = "Errors"
      dimensions = {
        FunctionName = aws_lambda_function.shard_scaler.function_name
      }
      statistic = "Sum"
      period    = 300
      periods   = 1
      threshold = 2
    }
    shard-scaler-throttles = {
      description = "Lambda has no room for the shard scaler: raise the account's concurrency."
      namespace   = "AWS/Lambda"
      metric      = "Throttles"
      dimensions = {
        FunctionName = aws_lambda_function.shard_scaler.function_name
      }
      statistic = "Sum"
      period    = 300
      periods   = 1
      threshold = 2
    }
    shard-scaler-blocked = {
      description = "The load needs more shards than may be had: raise shard_scaling.max_shards, or the quotas of AWS."
      namespace   = "ShardScaler"
      metric      = "Decisions"
      dimensions = {
        StreamName = aws_kinesis_stream.telemetry.name
        Action     = "blocked"
      }
      statistic = "Sum"
      period    = 300
      periods   = 3
      threshold = 0
    }
  }

  queue_alarms = merge([
    for key, queue in aws_sqs_queue.this : {
      "${key}-queue-depth" = {
        description = "Messages pile up in ${queue.name}: its consumers are too few, too slow, or failing."
        namespace   = "AWS/SQS"
        metric      = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = queue.name }
        statistic   = "Maximum"
        period      = 60
        periods     = 1
        threshold   = var.alarm_thresholds.visible_messages
      }
      "${key}-dead-letters" = {
        description = "A message failed for good and lies in ${aws_sqs_queue.dead_letters[key].name}: read it, fix its consumer, redrive it."
        namespace   = "AWS/SQS"
        metric      = "ApproximateNumberOfMessagesVisible"
        dimensions  = { QueueName = aws_sqs_queue.dead_letters[key].name }
        statistic   = "Maximum"
        period      = 60
        periods     = 1
        threshold   = 0
      }
    }
  ]...)

  consumer_alarms = {
    for key, consumer in aws_kinesis_stream_consumer.this : "${key}-consumer-lag" => {
      description = "The consumer ${consumer.name} falls behind: look for errors in it, and at the number of shards."
      namespace   = "AWS/Kinesis"
      metric      = "SubscribeToShardEvent.MillisBehindLatest"
      dimensions  = { StreamName = aws_kinesis_stream.telemetry.name, ConsumerName = consumer.name }
      statistic   = "Maximum"
      period      = 60
      periods     = 1
      threshold   = var.alarm_thresholds.iterator_age_ms
    }
  }

  topic_alarms = {
    for key, topic in aws_sns_topic.this : "${key}-delivery-failures" => {
      description = "More of what ${topic.name} sends fails than it should: look at its delivery logs and at its subscribers."
      threshold   = var.alarm_thresholds.failed_deliveries_percent
      periods     = 1
      label       = "Failed deliveries in per cent of the attempts"
      expression  = "100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(delivered, 0))"
      metrics = {
        failed = {
          namespace  = "AWS/SNS"
          name       = "NumberOfNotificationsFailed"
          dimensions = { TopicName = topic.name }
        }
        delivered = {
          namespace  = "AWS/SNS"
          name       = "NumberOfNotificationsDelivered"
          dimensions = { TopicName = topic.name }
        }
      }
    }
  }

  archive_alarms = {
    archive-stalled = {
      description = "Records arrive, and Firehose reads none: look at its role and at the key's policy before the stream forgets them."
      threshold   = 0
      periods     = 3
      label       = "Records arrive and none is read"
      expression  = "IF(FILL(arrived, 0) > 0 AND FILL(read, 0) == 0, 1, 0)"
      metrics = {
        arrived = {
          namespace = "AWS/Kinesis"
          name      = "IncomingRecords"
          dimensions = {
            StreamName = aws_kinesis_stream.telemetry.name
          }
        }
        read = {
          namespace = "AWS/Firehose"
          name      = "DataReadFromKinesisStream.Records"
          dimensions = {
            DeliveryStreamName = aws_kinesis_firehose_delivery_stream.telemetry.name
          }
        }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "metric" {
  for_each = {
    for key, alarm in merge(local.single_alarms, local.queue_alarms, local.consumer_alarms) : key => alarm
    if var.enable_cloudwatch_alarms
  }

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = each.value.period
  evaluation_periods  = each.value.periods
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "math" {
  for_each = {
    for key, alarm in merge(local.topic_alarms, local.archive_alarms) : key => alarm
    if var.enable_cloudwatch_alarms
  }

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = each.value.description
  evaluation_periods  = each.value.periods
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "result"
    expression  = each.value.expression
    label       = each.value.label
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value.metrics

    content {
      id = metric_query.key

      metric {
        namespace   = metric_query.value.namespace
        metric_name = metric_query.value.name
        dimensions  = metric_query.value.dimensions
        stat        = "Sum"
        period      = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "shard_scaler_silent" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name        = "${local.name}-shard-scaler-silent"
  alarm_description = "The shard scaler has not run for a quarter of an hour: look at its schedule and its permission."
  namespace         = "AWS/Lambda"
  metric_name       = "Invocations"

  dimensions = {
    FunctionName = aws_lambda_function.shard_scaler.function_name
  }

  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

moved {
  from = aws_cloudwatch_metric_alarm.iterator_age
  to   = aws_cloudwatch_metric_alarm.metric["iterator-age"]
}

moved {
  from = aws_cloudwatch_metric_alarm.write_throttles
  to   = aws_cloudwatch_metric_alarm.metric["write-throttles"]
}

moved {
  from = aws_cloudwatch_metric_alarm.emergency_age
  to   = aws_cloudwatch_metric_alarm.metric["emergency-age"]
}

moved {
  from = aws_cloudwatch_metric_alarm.archive_freshness
  to   = aws_cloudwatch_metric_alarm.metric["archive-freshness"]
}

moved {
  from = aws_cloudwatch_metric_alarm.archive_conversion
  to   = aws_cloudwatch_metric_alarm.metric["archive-conversion"]
}

moved {
  from = aws_cloudwatch_metric_alarm.shard_scaler_errors
  to   = aws_cloudwatch_metric_alarm.metric["shard-scaler-errors"]
}

moved {
  from = aws_cloudwatch_metric_alarm.shard_scaler_throttles
  to   = aws_cloudwatch_metric_alarm.metric["shard-scaler-throttles"]
}

moved {
  from = aws_cloudwatch_metric_alarm.shard_scaler_blocked
  to   = aws_cloudwatch_metric_alarm.metric["shard-scaler-blocked"]
}

moved {
  from = aws_cloudwatch_metric_alarm.queue_depth["emergency"]
  to   = aws_cloudwatch_metric_alarm.metric["emergency-queue-depth"]
}

moved {
  from = aws_cloudwatch_metric_alarm.dead_letters["emergency"]
  to   = aws_cloudwatch_metric_alarm.metric["emergency-dead-letters"]
}

moved {
  from = aws_cloudwatch_metric_alarm.queue_depth["telemetry"]
  to   = aws_cloudwatch_metric_alarm.metric["telemetry-queue-depth"]
}

moved {
  from = aws_cloudwatch_metric_alarm.dead_letters["telemetry"]
  to   = aws_cloudwatch_metric_alarm.metric["telemetry-dead-letters"]
}

moved {
  from = aws_cloudwatch_metric_alarm.delivery_failures["authorities"]
  to   = aws_cloudwatch_metric_alarm.math["authorities-delivery-failures"]
}

moved {
  from = aws_cloudwatch_metric_alarm.delivery_failures["owner"]
  to   = aws_cloudwatch_metric_alarm.math["owner-delivery-failures"]
}

moved {
  from = aws_cloudwatch_metric_alarm.delivery_failures["manager"]
  to   = aws_cloudwatch_metric_alarm.math["manager-delivery-failures"]
}

moved {
  from = aws_cloudwatch_metric_alarm.delivery_failures["alarms"]
  to   = aws_cloudwatch_metric_alarm.math["alarms-delivery-failures"]
}

moved {
  from = aws_cloudwatch_metric_alarm.archive_stalled
  to   = aws_cloudwatch_metric_alarm.math["archive-stalled"]
}
