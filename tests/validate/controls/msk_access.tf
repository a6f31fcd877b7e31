variable "undecided" {
  type     = bool
  nullable = false
}

variable "authentication" {
  type    = list(map(bool))
  default = []
}

resource "aws_msk_cluster" "pass_iam" {
  client_authentication {
    sasl {
      iam = true
    }
  }
}

resource "aws_msk_cluster" "pass_passwords" {
  client_authentication {
    sasl {
      scram = true
    }
  }
}

resource "aws_msk_cluster" "pass_certificates" {
  client_authentication {
    tls {
      certificate_authority_arns = ["arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/own"]
    }
  }
}

resource "aws_msk_cluster" "pass_private" {
  client_authentication {
    sasl {
      iam = true
    }
  }

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }
  }
}

resource "aws_msk_cluster" "fail_absent" {}

resource "aws_msk_cluster" "fail_none_by_default" {
  dynamic "client_authentication" {
    for_each = var.authentication

    content {
      sasl {
        iam = client_authentication.value.iam
      }
    }
  }
}

resource "aws_msk_cluster" "fail_off" {
  client_authentication {
    sasl {
      iam = false
    }
  }
}

resource "aws_msk_cluster" "fail_open_as_well" {
  client_authentication {
    unauthenticated = true

    sasl {
      iam = true
    }
  }
}

resource "aws_msk_cluster" "fail_public" {
  client_authentication {
    sasl {
      iam = true
    }
  }

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "SERVICE_PROVIDED_EIPS"
      }
    }
  }
}

resource "aws_msk_cluster" "unknown_by_the_caller" {
  client_authentication {
    unauthenticated = var.undecided

    sasl {
      iam = true
    }
  }
}
