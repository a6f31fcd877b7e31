variable "environment" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_networkfirewall_firewall" "pass_both" {
  delete_protection        = true
  subnet_change_protection = var.environment == "prod"
}

resource "aws_networkfirewall_firewall" "fail_default" {}

resource "aws_networkfirewall_firewall" "fail_subnets" {
  delete_protection = true
}

resource "aws_networkfirewall_firewall" "unknown_by_the_caller" {
  delete_protection        = var.undecided
  subnet_change_protection = true
}
