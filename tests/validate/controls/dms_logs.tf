variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dms_replication_task" "pass_on" {
  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = true
    }
  })
}

resource "aws_dms_replication_task" "pass_default_level" {
  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = true
      LogComponents = [{ Id = "TARGET_APPLY", Severity = "LOGGER_SEVERITY_DEFAULT" }]
    }
  })
}

resource "aws_dms_replication_task" "fail_absent" {}

resource "aws_dms_replication_task" "fail_off" {
  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = false
    }
  })
}

resource "aws_dms_replication_task" "fail_errors_only" {
  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = true
      LogComponents = [{ Id = "TARGET_APPLY", Severity = "LOGGER_SEVERITY_ERROR" }]
    }
  })
}

resource "aws_dms_replication_task" "fail_no_json" {
  replication_task_settings = "on"
}

resource "aws_dms_replication_task" "unknown_by_the_caller" {
  replication_task_settings = jsonencode({
    Logging = {
      EnableLogging = var.undecided
    }
  })
}

resource "aws_dms_replication_config" "pass_on" {
  replication_settings = jsonencode({
    Logging = {
      EnableLogging = true
    }
  })
}

resource "aws_dms_replication_config" "fail_absent" {}
