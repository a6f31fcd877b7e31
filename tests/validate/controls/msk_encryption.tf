variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_msk_cluster" "pass_whole" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }
}

resource "aws_msk_cluster" "pass_by_default" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn
  }
}

resource "aws_msk_cluster" "fail_key_forgotten" {
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }
}

resource "aws_msk_cluster" "fail_absent" {}

resource "aws_msk_cluster" "fail_plaintext" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn

    encryption_in_transit {
      client_broker = "PLAINTEXT"
      in_cluster    = true
    }
  }
}

resource "aws_msk_cluster" "fail_both" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn

    encryption_in_transit {
      client_broker = "TLS_PLAINTEXT"
      in_cluster    = true
    }
  }
}

resource "aws_msk_cluster" "fail_between_brokers" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = false
    }
  }
}

resource "aws_msk_cluster" "unknown_by_the_caller" {
  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = var.undecided
    }
  }
}

# Another module.
resource "aws_msk_cluster" "pass_defaults_without_a_key" {}
