variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_athena_workgroup" "pass_whole" {
  configuration {
    result_configuration {
      output_location = "s3://results/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }
}

resource "aws_athena_workgroup" "fail_absent" {}

resource "aws_athena_workgroup" "pass_managed_by_athena" {
  configuration {
    managed_query_results_configuration {
      enabled = true

      encryption_configuration {
        kms_key = var.kms_key_arn
      }
    }
  }
}

resource "aws_athena_workgroup" "fail_managed_without_key" {
  configuration {
    managed_query_results_configuration {
      enabled = true
    }
  }
}

resource "aws_athena_workgroup" "fail_results" {
  configuration {
    result_configuration {
      output_location = "s3://results/"
    }
  }
}

resource "aws_athena_workgroup" "fail_key_forgotten" {
  configuration {
    result_configuration {
      output_location = "s3://results/"

      encryption_configuration {
        encryption_option = "SSE_S3"
      }
    }
  }
}

resource "aws_athena_workgroup" "fail_clients_choose" {
  configuration {
    enforce_workgroup_configuration = false

    result_configuration {
      output_location = "s3://results/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }
}

resource "aws_athena_workgroup" "unknown_by_the_caller" {
  configuration {
    enforce_workgroup_configuration = var.undecided

    result_configuration {
      output_location = "s3://results/"

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }
}

resource "aws_athena_database" "pass_whole" {
  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = var.kms_key_arn
  }
}

resource "aws_athena_database" "fail_absent" {}
