variable "days" {
  type     = number
  nullable = false
}

resource "aws_backup_plan" "pass_month" {
  rule {
    rule_name         = "daily"
    target_vault_name = "own"

    lifecycle {
      delete_after = 35
    }
  }
}

resource "aws_backup_plan" "pass_cold" {
  rule {
    rule_name         = "daily"
    target_vault_name = "own"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 365
    }
  }
}

resource "aws_backup_plan" "fail_for_ever" {
  rule {
    rule_name         = "daily"
    target_vault_name = "own"
  }
}

resource "aws_backup_plan" "fail_short" {
  rule {
    rule_name         = "daily"
    target_vault_name = "own"

    lifecycle {
      delete_after = 3
    }
  }
}

resource "aws_backup_plan" "fail_too_short_in_cold_storage" {
  rule {
    rule_name         = "daily"
    target_vault_name = "own"

    lifecycle {
      cold_storage_after = 30
      delete_after       = 60
    }
  }
}

resource "aws_backup_plan" "unknown_by_the_caller" {
  rule {
    rule_name         = "daily"
    target_vault_name = "own"

    lifecycle {
      delete_after = var.days
    }
  }
}
