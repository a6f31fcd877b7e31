variable "scan" {
  type = bool
}

resource "aws_ecr_repository" "pass_on_push" {
  name = "app"

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_repository" "fail_off" {
  name = "app"

  image_scanning_configuration {
    scan_on_push = false
  }
}

resource "aws_ecr_repository" "fail_absent" {
  name = "app"
}

resource "aws_ecr_repository" "unknown_scan" {
  name = "app"

  image_scanning_configuration {
    scan_on_push = var.scan
  }
}

# Another module.
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "ENHANCED"

  rule {
    scan_frequency = "CONTINUOUS_SCAN"

    repository_filter {
      filter      = "*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_repository" "pass_by_registry" {
  name = "app"
}

# Another module.
resource "aws_ecr_registry_scanning_configuration" "this" {
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = "prod-*"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_repository" "fail_registry_scans_others" {
  name = "app"
}
