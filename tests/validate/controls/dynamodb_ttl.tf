variable "off" {
  type    = bool
  default = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dynamodb_table" "pass_enabled" {
  name = "pass_enabled"

  ttl {
    enabled        = true
    attribute_name = "expires"
  }
}

resource "aws_dynamodb_table" "fail_off" {
  name = "fail_off"

  ttl {
    enabled        = false
    attribute_name = "expires"
  }
}

resource "aws_dynamodb_table" "fail_by_a_variable_that_is_off" {
  name = "fail_by_a_variable_that_is_off"

  ttl {
    enabled        = var.off
    attribute_name = "expires"
  }
}

resource "aws_dynamodb_table" "fail_without_attribute" {
  name = "fail_without_attribute"

  ttl {
    enabled = true
  }
}

resource "aws_dynamodb_table" "fail_empty_attribute" {
  name = "fail_empty_attribute"

  ttl {
    enabled        = true
    attribute_name = ""
  }
}

resource "aws_dynamodb_table" "fail_dynamic_that_renders_nothing" {
  name = "fail_dynamic_that_renders_nothing"

  dynamic "ttl" {
    for_each = var.off ? [true] : []

    content {
      enabled        = true
      attribute_name = "expires"
    }
  }
}

resource "aws_dynamodb_table" "unknown_by_the_caller" {
  name = "unknown_by_the_caller"

  ttl {
    enabled        = var.undecided
    attribute_name = "expires"
  }
}

resource "aws_dynamodb_table" "none_absent" {
  name = "none"
}

resource "aws_dynamodb_table" "fail_dynamic_that_renders_nothing_for_any" {
  for_each = toset(["sessions", "settings"])

  name = "fail_dynamic_that_renders_nothing_for_any_${each.key}"

  dynamic "ttl" {
    for_each = var.off ? [true] : []

    content {
      enabled        = true
      attribute_name = "expires"
    }
  }
}
