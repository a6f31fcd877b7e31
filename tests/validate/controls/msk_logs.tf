variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_msk_cluster" "pass_cloudwatch_logs" {
  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled = true
      }
    }
  }
}

resource "aws_msk_cluster" "pass_firehose" {
  logging_info {
    broker_logs {
      firehose {
        enabled = true
      }
    }
  }
}

resource "aws_msk_cluster" "pass_s3" {
  logging_info {
    broker_logs {
      s3 {
        enabled = true
      }
    }
  }
}

resource "aws_msk_cluster" "fail_absent" {}

resource "aws_msk_cluster" "fail_off" {
  logging_info {
    broker_logs {
      s3 {
        enabled = false
      }
    }
  }
}

resource "aws_msk_cluster" "unknown_by_the_caller" {
  logging_info {
    broker_logs {
      s3 {
        enabled = var.undecided
      }
    }
  }
}
