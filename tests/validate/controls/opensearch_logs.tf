variable "log_type" {
  type     = string
  nullable = false
}

resource "aws_opensearch_domain" "pass_both" {
  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }
}

resource "aws_opensearch_domain" "fail_absent" {}

resource "aws_elasticsearch_domain" "pass_both" {
  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }
}

resource "aws_elasticsearch_domain" "fail_absent" {}

resource "aws_opensearch_domain" "pass_dynamic" {
  dynamic "log_publishing_options" {
    for_each = toset(["AUDIT_LOGS", "ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS"])

    content {
      log_type                 = log_publishing_options.value
      cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
    }
  }
}

resource "aws_opensearch_domain" "fail_errors_only" {
  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }
}

resource "aws_opensearch_domain" "fail_audit_off" {
  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }

  log_publishing_options {
    log_type                 = "AUDIT_LOGS"
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
    enabled                  = false
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  log_publishing_options {
    log_type                 = var.log_type
    cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:search"
  }
}
