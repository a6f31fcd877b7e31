variable "rules" {
  type    = any
  default = {}
}

resource "aws_wafv2_web_acl" "pass_blocks" {
  name = "blocks"

  default_action {
    allow {}
  }

  rule {
    name     = "common"
    priority = 1

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_wafv2_web_acl" "pass_closed" {
  name = "closed"

  default_action {
    block {}
  }

  rule {
    name = "counted"

    action {
      count {}
    }
  }
}

resource "aws_wafv2_web_acl" "pass_json" {
  name      = "json"
  rule_json = "[{\"Name\": \"x\"}]"

  default_action {
    allow {}
  }
}

resource "aws_wafv2_web_acl" "pass_added" {
  name = "added"

  default_action {
    allow {}
  }
}

resource "aws_wafv2_web_acl_rule_group_association" "pass_added" {
  rule_name   = "added"
  web_acl_arn = aws_wafv2_web_acl.pass_added.arn
}

resource "aws_wafv2_web_acl" "fail_empty" {
  name = "empty"

  default_action {
    allow {}
  }

  dynamic "rule" {
    for_each = var.rules

    content {
      name = rule.key
    }
  }
}

resource "aws_wafv2_web_acl" "fail_only_counts" {
  name = "counts"

  default_action {
    allow {}
  }

  rule {
    name = "common"

    override_action {
      count {}
    }
  }
}

variable "more" {
  type = any
}

resource "aws_wafv2_web_acl" "unknown_rules" {
  name = "unknown"

  dynamic "rule" {
    for_each = var.more

    content {
      name = rule.key
    }
  }
}

resource "aws_wafv2_rule_group" "pass_blocks" {
  name     = "blocks"
  capacity = 10

  rule {
    name = "block"

    action {
      block {}
    }
  }
}

resource "aws_wafv2_rule_group" "fail_empty" {
  name     = "empty"
  capacity = 10
}
