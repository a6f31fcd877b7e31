resource "aws_networkfirewall_firewall" "pass_logged" {
  name = "pass"
}

resource "aws_networkfirewall_logging_configuration" "pass_logged" {
  firewall_arn = aws_networkfirewall_firewall.pass_logged.arn
}

resource "aws_networkfirewall_firewall" "fail_not_logged" {
  name = "fail"
}

# Another module.
variable "logged" {
  type     = bool
  nullable = false
}

resource "aws_networkfirewall_firewall" "unknown_by_the_caller" {
  name = "unknown"
}

resource "aws_networkfirewall_logging_configuration" "by_the_caller" {
  count        = var.logged ? 1 : 0
  firewall_arn = aws_networkfirewall_firewall.unknown_by_the_caller.arn
}
