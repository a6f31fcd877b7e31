resource "aws_kms_key" "this" {
  enable_key_rotation = true
}

resource "aws_codebuild_project" "pass_key" {
  name           = "build"
  encryption_key = aws_kms_key.this.arn

  artifacts {
    type = "S3"
  }

  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "logs/build"
      encryption_disabled = false
    }
  }
}

resource "aws_codebuild_project" "fail_without_key" {
  name = "build"

  artifacts {
    type = "S3"
  }
}

# Another module.
variable "off" {
  type = bool
}

resource "aws_codebuild_project" "pass_module_without_key" {
  name = "build"

  artifacts {
    type = "NO_ARTIFACTS"
  }
}

resource "aws_codebuild_project" "fail_artifacts" {
  name = "build"

  artifacts {
    type                = "S3"
    encryption_disabled = true
  }
}

resource "aws_codebuild_project" "fail_second_artifacts" {
  name = "build"

  artifacts {
    type = "S3"
  }

  secondary_artifacts {
    artifact_identifier = "docs"
    type                = "S3"
    encryption_disabled = true
  }
}

resource "aws_codebuild_project" "fail_logs" {
  name = "build"

  logs_config {
    s3_logs {
      status              = "ENABLED"
      location            = "logs/build"
      encryption_disabled = true
    }
  }
}

resource "aws_codebuild_project" "pass_logs_off" {
  name = "build"

  logs_config {
    s3_logs {
      status              = "DISABLED"
      encryption_disabled = true
    }
  }
}

resource "aws_codebuild_project" "unknown_artifacts" {
  name = "build"

  artifacts {
    type                = "S3"
    encryption_disabled = var.off
  }
}

resource "aws_codebuild_report_group" "pass_encrypted" {
  name = "tests"
  type = "TEST"

  export_config {
    type = "S3"

    s3_destination {
      bucket         = "reports"
      encryption_key = "arn:aws:kms:eu-west-1:123456789012:key/x"
    }
  }
}

resource "aws_codebuild_report_group" "fail_plain" {
  name = "tests"
  type = "TEST"

  export_config {
    type = "S3"

    s3_destination {
      bucket              = "reports"
      encryption_disabled = true
      encryption_key      = "arn:aws:kms:eu-west-1:123456789012:key/x"
    }
  }
}
