variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_timestreaminfluxdb_db_instance" "pass_private" {
  deployment_type = "WITH_MULTIAZ_STANDBY"
}

resource "aws_timestreaminfluxdb_db_instance" "fail_public" {
  deployment_type     = "WITH_MULTIAZ_STANDBY"
  publicly_accessible = true
}

resource "aws_timestreaminfluxdb_db_instance" "fail_one_zone" {}

resource "aws_timestreaminfluxdb_db_instance" "unknown_by_the_caller" {
  deployment_type     = "WITH_MULTIAZ_STANDBY"
  publicly_accessible = var.undecided
}
