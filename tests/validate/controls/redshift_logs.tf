variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_redshift_cluster" "pass_block" {
  logging {
    enable = true
  }
}

resource "aws_redshift_cluster" "pass_resource" {
  cluster_identifier = "resource"
}

resource "aws_redshift_logging" "resource" {
  cluster_identifier   = aws_redshift_cluster.pass_resource.id
  log_destination_type = "cloudwatch"
  log_exports          = ["connectionlog", "userlog"]
}

resource "aws_redshift_cluster" "fail_absent" {
  cluster_identifier = "absent"
}

resource "aws_redshift_cluster" "fail_off" {
  cluster_identifier = "off"

  logging {
    enable = false
  }
}

resource "aws_redshift_cluster" "unknown_by_the_caller" {
  logging {
    enable = var.undecided
  }
}

resource "aws_redshiftserverless_namespace" "pass_both" {
  log_exports = ["userlog", "connectionlog"]
}

resource "aws_redshiftserverless_namespace" "fail_absent" {}

resource "aws_redshiftserverless_namespace" "fail_half" {
  log_exports = ["useractivitylog", "connectionlog"]
}
