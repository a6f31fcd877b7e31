variable "units" {
  type     = number
  nullable = false
}

resource "aws_timestreamwrite_table" "pass_both" {
  retention_properties {
    memory_store_retention_period_in_hours  = 24
    magnetic_store_retention_period_in_days = 365
  }
}

resource "aws_timestreamwrite_table" "fail_nothing_in_memory" {
  retention_properties {
    memory_store_retention_period_in_hours  = 0
    magnetic_store_retention_period_in_days = 365
  }
}

resource "aws_timestreamwrite_table" "fail_too_long" {
  retention_properties {
    memory_store_retention_period_in_hours  = 24
    magnetic_store_retention_period_in_days = 100000
  }
}

resource "aws_timestreamwrite_table" "fail_half" {
  retention_properties {
    memory_store_retention_period_in_hours = 24
  }
}

resource "aws_timestreamwrite_table" "fail_disk_forgets_first" {
  retention_properties {
    memory_store_retention_period_in_hours  = 720
    magnetic_store_retention_period_in_days = 7
  }
}

resource "aws_timestreamwrite_table" "unknown_by_the_caller" {
  retention_properties {
    memory_store_retention_period_in_hours  = var.units
    magnetic_store_retention_period_in_days = 365
  }
}

resource "aws_timestreamwrite_table" "fail_absent" {
  table_name = "absent"
}
