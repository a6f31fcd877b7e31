resource "aws_guardduty_detector" "pass_default" {}

resource "aws_guardduty_detector" "pass_explicit" {
  enable = true

  datasources {
    s3_logs {
      enable = true
    }
  }
}

resource "aws_guardduty_detector" "fail_suspended" {
  enable = false
}

resource "aws_guardduty_detector" "fail_without_s3" {
  datasources {
    s3_logs {
      enable = false
    }
  }
}

resource "aws_guardduty_detector" "fail_without_eks" {
  datasources {
    kubernetes {
      audit_logs {
        enable = false
      }
    }
  }
}

variable "enable" {
  type = bool
}

resource "aws_guardduty_detector" "unknown_choice" {
  enable = var.enable
}

resource "aws_guardduty_detector_feature" "pass_on" {
  detector_id = aws_guardduty_detector.pass_default.id
  name        = "RDS_LOGIN_EVENTS"
  status      = "ENABLED"
}

resource "aws_guardduty_detector_feature" "fail_off" {
  detector_id = aws_guardduty_detector.pass_default.id
  name        = "LAMBDA_NETWORK_LOGS"
  status      = "DISABLED"
}

resource "aws_guardduty_organization_configuration" "pass_all" {
  detector_id                      = aws_guardduty_detector.pass_default.id
  auto_enable_organization_members = "ALL"
}

resource "aws_guardduty_organization_configuration" "fail_none" {
  detector_id                      = aws_guardduty_detector.pass_default.id
  auto_enable_organization_members = "NONE"
}
