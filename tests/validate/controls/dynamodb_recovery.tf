variable "recovery" {
  type    = bool
  default = false
}

variable "undecided" {
  type = bool
}

resource "aws_dynamodb_table" "pass_default_days" {
  point_in_time_recovery {
    enabled = true
  }
}

resource "aws_dynamodb_table" "pass_replica" {
  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 35
  }

  replica {
    region_name            = "eu-central-1"
    point_in_time_recovery = true
  }
}

resource "aws_dynamodb_table" "fail_absent" {
  name = "x"
}

resource "aws_dynamodb_table" "fail_off" {
  point_in_time_recovery {
    enabled = false
  }
}

resource "aws_dynamodb_table" "fail_by_a_variable_that_is_off" {
  point_in_time_recovery {
    enabled = var.recovery
  }
}

resource "aws_dynamodb_table" "fail_dynamic_that_renders_nothing" {
  dynamic "point_in_time_recovery" {
    for_each = var.recovery ? [true] : []

    content {
      enabled = true
    }
  }
}

resource "aws_dynamodb_table" "fail_too_short" {
  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 1
  }
}

resource "aws_dynamodb_table" "fail_replica_without" {
  point_in_time_recovery {
    enabled = true
  }

  replica {
    region_name = "eu-central-1"
  }
}

resource "aws_dynamodb_table" "unknown_by_the_caller" {
  point_in_time_recovery {
    enabled = var.undecided
  }
}
