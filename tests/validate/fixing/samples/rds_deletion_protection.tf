resource "aws_rds_cluster" "absent" {}

resource "aws_db_instance" "off" {
  deletion_protection = false
}
