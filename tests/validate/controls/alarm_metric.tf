variable "off" {
  type    = bool
  default = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_cloudwatch_metric_alarm" "pass_one" {
  namespace   = "AWS/SNS"
  metric_name = "NumberOfNotificationsFailed"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_namespace" {
  metric_name = "NumberOfNotificationsFailed"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_metric" {
  namespace = "AWS/SNS"
}

resource "aws_cloudwatch_metric_alarm" "pass_math" {
  metric_query {
    id          = "rate"
    expression  = "100 * FILL(failed, 0) / delivered"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_no_result" {
  metric_query {
    id         = "rate"
    expression = "100 * FILL(failed, 0) / delivered"
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_two_results" {
  metric_query {
    id          = "rate"
    expression  = "100 * FILL(failed, 0) / delivered"
    return_data = true
  }

  metric_query {
    id          = "failed"
    return_data = true

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_query_forgotten" {
  metric_query {
    id          = "rate"
    expression  = "100 * FILL(failed, 0) / delivered"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_query_idle" {
  metric_query {
    id          = "rate"
    expression  = "100 * 100 / delivered"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_without_expression" {
  metric_query {
    id          = "rate"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_same_id" {
  metric_query {
    id          = "rate"
    expression  = "100 * FILL(failed, 0) / delivered"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_metric_without_name" {
  metric_query {
    id          = "rate"
    expression  = "100 * FILL(failed, 0) / delivered"
    return_data = true
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace = "AWS/SNS"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "unknown_result" {
  metric_query {
    id          = "rate"
    expression  = "100 * FILL(failed, 0) / delivered"
    return_data = var.undecided
  }

  metric_query {
    id = "failed"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsFailed"
    }
  }

  metric_query {
    id = "delivered"

    metric {
      namespace   = "AWS/SNS"
      metric_name = "NumberOfNotificationsDelivered"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_two_of_one_id" {
  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = toset(["GetItem", "Query"])

    content {
      id = "requests"

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_every_metric" {
  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = toset(["GetItem", "Query"])

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_dynamic_that_renders_nothing" {
  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = toset(var.off ? ["GetItem"] : [])

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"
      }
    }
  }
}
