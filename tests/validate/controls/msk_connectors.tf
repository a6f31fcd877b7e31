variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_mskconnect_connector" "pass_whole" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = true
      }
    }
  }
}

resource "aws_mskconnect_connector" "fail_absent" {}

resource "aws_mskconnect_connector" "fail_plaintext" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "PLAINTEXT"
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = true
      }
    }
  }
}

resource "aws_mskconnect_connector" "fail_without_logs" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }
}

resource "aws_mskconnect_connector" "fail_logs_off" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = false
      }
    }
  }
}

resource "aws_mskconnect_connector" "unknown_by_the_caller" {
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled = var.undecided
      }
    }
  }
}
