variable "status" {
  type     = string
  nullable = false
}

resource "aws_keyspaces_table" "pass_on" {
  point_in_time_recovery {
    status = "ENABLED"
  }
}

resource "aws_keyspaces_table" "fail_absent" {}

resource "aws_keyspaces_table" "fail_off" {
  point_in_time_recovery {
    status = "DISABLED"
  }
}

resource "aws_keyspaces_table" "unknown_by_the_caller" {
  point_in_time_recovery {
    status = var.status
  }
}
