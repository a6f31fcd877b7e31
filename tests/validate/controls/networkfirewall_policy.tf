variable "actions" {
  type     = list(string)
  nullable = false
}

resource "aws_networkfirewall_firewall_policy" "pass_inspects" {
  name = "inspects"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:drop"]

    stateful_rule_group_reference {
      resource_arn = "arn"
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "pass_stateless" {
  name = "stateless"

  firewall_policy {
    stateless_default_actions          = ["aws:drop"]
    stateless_fragment_default_actions = ["aws:drop"]

    stateless_rule_group_reference {
      priority     = 1
      resource_arn = "arn"
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "fail_lets_through" {
  name = "passes"

  firewall_policy {
    stateless_default_actions          = ["aws:pass"]
    stateless_fragment_default_actions = ["aws:drop"]

    stateful_rule_group_reference {
      resource_arn = "arn"
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "fail_no_rules" {
  name = "empty"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:forward_to_sfe"]
  }
}

resource "aws_networkfirewall_firewall_policy" "unknown_by_the_caller" {
  name = "unknown"

  firewall_policy {
    stateless_default_actions          = var.actions
    stateless_fragment_default_actions = var.actions
  }
}
