variable "level" {
  type     = string
  nullable = false
}

resource "aws_msk_cluster" "pass_topics" {
  enhanced_monitoring = "PER_TOPIC_PER_BROKER"
}

resource "aws_msk_cluster" "pass_partitions" {
  enhanced_monitoring = "PER_TOPIC_PER_PARTITION"
}

resource "aws_msk_cluster" "fail_absent" {}

resource "aws_msk_cluster" "fail_brokers_only" {
  enhanced_monitoring = "PER_BROKER"
}

resource "aws_msk_cluster" "unknown_by_the_caller" {
  enhanced_monitoring = var.level
}
