variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_opensearch_domain" "pass_whole" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.kms_key_arn
  }

  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_opensearch_domain" "fail_absent" {}

resource "aws_elasticsearch_domain" "pass_whole" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.kms_key_arn
  }

  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_elasticsearch_domain" "fail_absent" {}

resource "aws_opensearch_domain" "fail_off" {
  encrypt_at_rest {
    enabled = false
  }

  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_opensearch_domain" "fail_key_forgotten" {
  encrypt_at_rest {
    enabled = true
  }

  node_to_node_encryption {
    enabled = true
  }
}

resource "aws_opensearch_domain" "fail_between_nodes" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.kms_key_arn
  }
}

resource "aws_opensearch_domain" "fail_between_nodes_off" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.kms_key_arn
  }

  node_to_node_encryption {
    enabled = false
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  encrypt_at_rest {
    enabled    = true
    kms_key_id = var.kms_key_arn
  }

  node_to_node_encryption {
    enabled = var.undecided
  }
}
