resource "aws_wafv2_web_acl" "pass_managed" {
  name = "managed"

  rule {
    name = "known-bad-inputs"

    override_action {
      none {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_wafv2_web_acl" "fail_counts" {
  name = "counts"

  rule {
    name = "known-bad-inputs"

    override_action {
      count {}
    }

    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesKnownBadInputsRuleSet"
        vendor_name = "AWS"
      }
    }
  }
}

resource "aws_wafv2_web_acl" "fail_other_rules" {
  name = "other"

  rule {
    name = "rate"

    statement {
      rate_based_statement {
        limit = 1000
      }
    }
  }
}

resource "aws_wafv2_web_acl" "none_own_group" {
  name = "own"

  rule {
    name = "own"

    statement {
      rule_group_reference_statement {
        arn = "arn:aws:wafv2:eu-west-1:123456789012:regional/rulegroup/x/y"
      }
    }
  }
}

resource "aws_wafv2_web_acl" "none_without_rules" {
  name = "empty"
}
