variable "block" {
  type = bool
}

resource "aws_emr_block_public_access_configuration" "pass_blocked" {
  block_public_security_group_rules = true
}

resource "aws_emr_block_public_access_configuration" "pass_ssh" {
  block_public_security_group_rules = true

  permitted_public_security_group_rule_range {
    min_range = 22
    max_range = 22
  }
}

resource "aws_emr_block_public_access_configuration" "fail_off" {
  block_public_security_group_rules = false
}

resource "aws_emr_block_public_access_configuration" "fail_ports" {
  block_public_security_group_rules = true

  permitted_public_security_group_rule_range {
    min_range = 8000
    max_range = 9000
  }
}

resource "aws_emr_block_public_access_configuration" "unknown_block" {
  block_public_security_group_rules = var.block
}
