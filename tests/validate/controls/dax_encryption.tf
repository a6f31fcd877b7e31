variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dax_cluster" "pass_whole" {
  cluster_endpoint_encryption_type = "TLS"

  server_side_encryption {
    enabled = true
  }
}

resource "aws_dax_cluster" "fail_absent" {}

resource "aws_dax_cluster" "fail_at_rest" {
  cluster_endpoint_encryption_type = "TLS"

  server_side_encryption {
    enabled = false
  }
}

resource "aws_dax_cluster" "fail_in_transit" {
  server_side_encryption {
    enabled = true
  }
}

resource "aws_dax_cluster" "fail_plaintext" {
  cluster_endpoint_encryption_type = "NONE"

  server_side_encryption {
    enabled = true
  }
}

resource "aws_dax_cluster" "unknown_by_the_caller" {
  cluster_endpoint_encryption_type = "TLS"

  server_side_encryption {
    enabled = var.undecided
  }
}
