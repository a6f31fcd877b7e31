variable "status" {
  type = string
}

resource "aws_codebuild_project" "pass_default" {
  name = "build"
}

resource "aws_codebuild_project" "pass_cloudwatch" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      group_name = "build"
    }
  }
}

resource "aws_codebuild_project" "pass_s3_alone" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }

    s3_logs {
      status   = "ENABLED"
      location = "logs/build"
    }
  }
}

resource "aws_codebuild_project" "fail_off" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      status = "DISABLED"
    }
  }
}

resource "aws_codebuild_project" "unknown_status" {
  name = "build"

  logs_config {
    cloudwatch_logs {
      status = var.status
    }
  }
}
