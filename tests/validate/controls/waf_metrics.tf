resource "aws_wafv2_web_acl" "pass_measured" {
  name = "pass-measured"

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "x"
    sampled_requests_enabled   = true
  }

  rule {
    name = "common"

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "x"
      sampled_requests_enabled   = true
    }
  }
}

resource "aws_wafv2_web_acl" "fail_off" {
  name = "fail-off"

  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "x"
    sampled_requests_enabled   = true
  }

  rule {
    name = "common"

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "x"
      sampled_requests_enabled   = true
    }
  }
}

resource "aws_wafv2_web_acl" "fail_silent_rule" {
  name = "fail-silent-rule"

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "x"
    sampled_requests_enabled   = true
  }

  rule {
    name = "common"

    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "x"
      sampled_requests_enabled   = true
    }
  }
}

resource "aws_wafv2_rule_group" "pass_measured" {
  name = "pass-measured"

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "x"
    sampled_requests_enabled   = true
  }

  rule {
    name = "common"

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "x"
      sampled_requests_enabled   = true
    }
  }
}

resource "aws_wafv2_rule_group" "fail_off" {
  name = "fail-off"

  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "x"
    sampled_requests_enabled   = true
  }

  rule {
    name = "common"

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "x"
      sampled_requests_enabled   = true
    }
  }
}

resource "aws_wafv2_rule_group" "fail_silent_rule" {
  name = "fail-silent-rule"

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "x"
    sampled_requests_enabled   = true
  }

  rule {
    name = "common"

    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "x"
      sampled_requests_enabled   = true
    }
  }
}
