resource "aws_waf_web_acl" "pass_rules" {
  name = "rules"

  rules {
    priority = 1
    rule_id  = "x"
  }
}

resource "aws_waf_web_acl" "fail_empty" {
  name = "empty"
}

resource "aws_wafregional_web_acl" "pass_rules" {
  name = "rules"

  rule {
    priority = 1
    rule_id  = "x"
  }
}

resource "aws_wafregional_web_acl" "fail_empty" {
  name = "empty"
}

resource "aws_waf_rule_group" "pass_rules" {
  name = "rules"

  activated_rule {
    priority = 1
    rule_id  = "x"
  }
}

resource "aws_waf_rule_group" "fail_empty" {
  name = "empty"
}

resource "aws_wafregional_rule_group" "pass_rules" {
  name = "rules"

  activated_rule {
    priority = 1
    rule_id  = "x"
  }
}

resource "aws_wafregional_rule_group" "fail_empty" {
  name = "empty"
}

resource "aws_waf_rule" "pass_conditions" {
  name = "conditions"

  predicates {
    data_id = "x"
    negated = false
    type    = "IPMatch"
  }
}

resource "aws_waf_rule" "fail_empty" {
  name = "empty"
}

resource "aws_wafregional_rule" "pass_conditions" {
  name = "conditions"

  predicate {
    data_id = "x"
    negated = false
    type    = "IPMatch"
  }
}

resource "aws_wafregional_rule" "fail_empty" {
  name = "empty"
}
