resource "aws_sqs_queue" "pass_depth" {
  name = "pass_depth"
}

resource "aws_cloudwatch_metric_alarm" "pass_depth" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1000
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.pass_depth.name
  }
}

resource "aws_sqs_queue" "pass_age" {
  name = "pass_age"
}

resource "aws_cloudwatch_metric_alarm" "pass_age" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 300
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.pass_age.name
  }
}

resource "aws_sqs_queue" "pass_fifo" {
  name       = "pass_fifo"
  fifo_queue = true
}

resource "aws_cloudwatch_metric_alarm" "pass_fifo" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 60
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.pass_fifo.name
  }
}

resource "aws_sqs_queue" "pass_dead_letters" {
  name = "pass_dead_letters"
}

resource "aws_cloudwatch_metric_alarm" "pass_dead_letters" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.pass_dead_letters.name
  }
}

resource "aws_sqs_queue_redrive_allow_policy" "pass_dead_letters" {
  queue_url            = aws_sqs_queue.pass_dead_letters.id
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue" })
}

resource "aws_sqs_queue" "pass_first_dead_letter" {
  name = "pass_first_dead_letter"
}

resource "aws_cloudwatch_metric_alarm" "pass_first_dead_letter" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.pass_first_dead_letter.name
  }
}

resource "aws_sqs_queue_redrive_allow_policy" "pass_first_dead_letter" {
  queue_url            = aws_sqs_queue.pass_first_dead_letter.id
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue" })
}

resource "aws_sqs_queue" "fail_alone" {
  name = "alone"
}

resource "aws_sqs_queue" "fail_fifo_by_depth" {
  name       = "fail_fifo_by_depth"
  fifo_queue = true
}

resource "aws_cloudwatch_metric_alarm" "fail_fifo_by_depth" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1000
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.fail_fifo_by_depth.name
  }
}

resource "aws_sqs_queue" "fail_many_dead_letters" {
  name = "fail_many_dead_letters"
}

resource "aws_cloudwatch_metric_alarm" "fail_many_dead_letters" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.fail_many_dead_letters.name
  }
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_many_dead_letters" {
  queue_url            = aws_sqs_queue.fail_many_dead_letters.id
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue" })
}

resource "aws_sqs_queue" "fail_below" {
  name = "fail_below"
}

resource "aws_cloudwatch_metric_alarm" "fail_below" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "LessThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.fail_below.name
  }
}

resource "aws_sqs_queue" "fail_other_metric" {
  name = "fail_other_metric"
}

resource "aws_cloudwatch_metric_alarm" "fail_other_metric" {
  namespace           = "AWS/SQS"
  metric_name         = "NumberOfMessagesSent"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.fail_other_metric.name
  }
}

resource "aws_sqs_queue" "fail_other_queue" {
  name = "fail_other_queue"
}

resource "aws_cloudwatch_metric_alarm" "fail_other_queue" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.pass_depth.name
  }
}

variable "watched" {
  type    = bool
  default = false
}

resource "aws_sqs_queue" "fail_by_a_variable_that_is_off" {
  name = "fail_by_a_variable_that_is_off"
}

resource "aws_cloudwatch_metric_alarm" "fail_by_a_variable_that_is_off" {
  count = var.watched ? 1 : 0

  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.fail_by_a_variable_that_is_off.name
  }
}

variable "threshold" {
  type = number
}

resource "aws_sqs_queue" "unknown_threshold" {
  name = "unknown_threshold"
}

resource "aws_cloudwatch_metric_alarm" "unknown_threshold" {
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.threshold
  treat_missing_data  = "notBreaching"

  dimensions = {
    QueueName = aws_sqs_queue.unknown_threshold.name
  }
}
