variable "type" {
  type     = string
  nullable = false
}

resource "aws_networkfirewall_rule_group" "pass_one_rule" {
  name     = "one"
  type     = "STATELESS"
  capacity = 10

  rule_group {
    rules_source {
      stateless_rules_and_custom_actions {
        stateless_rule {
          priority = 1
        }
      }
    }
  }
}

resource "aws_networkfirewall_rule_group" "pass_text" {
  name     = "text"
  type     = "STATELESS"
  capacity = 10
  rules    = "pass tcp any any -> any 443 (sid: 1;)"
}

resource "aws_networkfirewall_rule_group" "fail_empty" {
  name     = "empty"
  type     = "STATELESS"
  capacity = 10
}

resource "aws_networkfirewall_rule_group" "none_stateful" {
  name     = "stateful"
  type     = "STATEFUL"
  capacity = 10
}

resource "aws_networkfirewall_rule_group" "unknown_by_the_caller" {
  name     = "unknown"
  type     = var.type
  capacity = 10
}
