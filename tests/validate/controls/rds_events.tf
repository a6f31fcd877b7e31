variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_db_event_subscription" "pass_all" {
  sns_topic = "arn:aws:sns:eu-west-1:123456789012:events"
}

resource "aws_db_event_subscription" "pass_cluster" {
  source_type      = "db-cluster"
  event_categories = ["failure", "maintenance", "notification"]
}

resource "aws_db_event_subscription" "fail_instance" {
  source_type      = "db-instance"
  event_categories = ["failure"]
}

resource "aws_db_event_subscription" "fail_parameters" {
  source_type      = "db-parameter-group"
  event_categories = ["creation"]
}

resource "aws_db_event_subscription" "fail_off" {
  enabled = false
}

resource "aws_db_event_subscription" "pass_another_kind" {
  source_type      = "db-snapshot"
  event_categories = ["creation"]
}

resource "aws_db_event_subscription" "unknown_by_the_caller" {
  enabled = var.undecided
}
