locals {
  watched_queues = {
    emergency = aws_sqs_queue.emergency.name
    telemetry = aws_sqs_queue.telemetry.name
  }

  watched_dead_letters = {
    emergency = aws_sqs_queue.emergency_dlq.name
    telemetry = aws_sqs_queue.telemetry_dlq.name
  }
}

resource "aws_cloudwatch_metric_alarm" "iterator_age" {
  alarm_name        = "${local.name}-iterator-age"
  alarm_description = "A consumer of the stream falls behind: look for errors in it, and at the number of shards."
  namespace         = "AWS/Kinesis"
  metric_name       = "GetRecords.IteratorAgeMilliseconds"

  dimensions = {
    StreamName = aws_kinesis_stream.telemetry.name
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.iterator_age_ms
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "write_throttles" {
  alarm_name        = "${local.name}-write-throttles"
  alarm_description = "Kinesis has refused records for a quarter of an hour: the scaler is at its maximum or its daily quota, or one partition key is hot."
  namespace         = "AWS/Kinesis"
  metric_name       = "WriteProvisionedThroughputExceeded"

  dimensions = {
    StreamName = aws_kinesis_stream.telemetry.name
  }

  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "queue_depth" {
  for_each = local.watched_queues

  alarm_name        = "${local.name}-${each.key}-queue-depth"
  alarm_description = "Messages pile up in ${each.value}: its consumers are too few, too slow, or failing."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"

  dimensions = {
    QueueName = each.value
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.visible_messages
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = local.watched_dead_letters

  alarm_name        = "${local.name}-${each.key}-dead-letters"
  alarm_description = "A message failed for good and lies in ${each.value}: read it, mend its consumer, then redrive it."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"

  dimensions = {
    QueueName = each.value
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "emergency_age" {
  alarm_name        = "${local.name}-emergency-age"
  alarm_description = "A critical event has waited longer than promised: look at the emergency queue's consumer first."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = aws_sqs_queue.emergency.name
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.emergency_age_seconds
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "delivery_failures" {
  for_each = aws_sns_topic.this

  alarm_name          = "${local.name}-${each.key}-delivery-failures"
  alarm_description   = "More of what ${each.value.name} sends fails than it should: look at its delivery logs, at subscribers that are gone, and at what they may decrypt."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.failed_deliveries_percent
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "failed_percent"
    expression  = "100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(delivered, 0))"
    label       = "Failed deliveries in per cent of the attempts"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"

      dimensions = {
        TopicName = each.value.name
      }

      stat   = "Sum"
      period = 300
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"

      dimensions = {
        TopicName = each.value.name
      }

      stat   = "Sum"
      period = 300
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "archive_freshness" {
  alarm_name        = "${local.name}-archive-freshness"
  alarm_description = "The oldest record in Firehose has waited for three buffers to fill: look at its log group for what S3 or the key refuses."
  namespace         = "AWS/Firehose"
  metric_name       = "DeliveryToS3.DataFreshness"

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.telemetry.name
  }

  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 900
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "archive_conversion" {
  alarm_name        = "${local.name}-archive-conversion"
  alarm_description = "Records do not fit the table's columns; they lie under errors/ in the data lake, as they were sent."
  namespace         = "AWS/Firehose"
  metric_name       = "FailedConversion.Records"

  dimensions = {
    DeliveryStreamName = aws_kinesis_firehose_delivery_stream.telemetry.name
  }

  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "archive_stalled" {
  alarm_name          = "${local.name}-archive-stalled"
  alarm_description   = "Records arrive, and Firehose reads none of them: look at its role and at the key's policy before the retention of the stream is over."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "stalled"
    expression  = "IF(FILL(arrived, 0) > 0 AND FILL(read, 0) == 0, 1, 0)"
    label       = "Records arrive and none is read"
    return_data = true
  }

  metric_query {
    id = "arrived"

    metric {
      namespace   = "AWS/Kinesis"
      metric_name = "IncomingRecords"

      dimensions = {
        StreamName = aws_kinesis_stream.telemetry.name
      }

      stat   = "Sum"
      period = 300
    }
  }

  metric_query {
    id = "read"

    metric {
      namespace   = "AWS/Firehose"
      metric_name = "DataReadFromKinesisStream.Records"

      dimensions = {
        DeliveryStreamName = aws_kinesis_firehose_delivery_stream.telemetry.name
      }

      stat   = "Sum"
      period = 300
    }
  }

  tags = local.tags
}
