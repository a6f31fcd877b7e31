variable "nodes" {
  type     = number
  nullable = false
}

resource "aws_opensearch_domain" "pass_whole" {
  cluster_config {
    instance_count           = 3
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_opensearch_domain" "fail_absent" {}

resource "aws_elasticsearch_domain" "pass_whole" {
  cluster_config {
    instance_count           = 3
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_elasticsearch_domain" "fail_absent" {}

resource "aws_opensearch_domain" "pass_with_standby" {
  cluster_config {
    instance_count                = 3
    multi_az_with_standby_enabled = true
    dedicated_master_enabled      = true
    dedicated_master_count        = 3
  }
}

resource "aws_opensearch_domain" "fail_two_nodes" {
  cluster_config {
    instance_count           = 2
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_opensearch_domain" "fail_one_zone" {
  cluster_config {
    instance_count           = 3
    zone_awareness_enabled   = false
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}

resource "aws_opensearch_domain" "fail_without_masters" {
  cluster_config {
    instance_count           = 3
    zone_awareness_enabled   = true
    dedicated_master_enabled = false
    dedicated_master_count   = 3
  }
}

resource "aws_opensearch_domain" "fail_two_masters" {
  cluster_config {
    instance_count           = 3
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_count   = 2
  }
}

resource "aws_opensearch_domain" "unknown_by_the_caller" {
  cluster_config {
    instance_count           = var.nodes
    zone_awareness_enabled   = true
    dedicated_master_enabled = true
    dedicated_master_count   = 3
  }
}
