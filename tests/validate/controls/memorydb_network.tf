variable "groups" {
  type    = list(string)
  default = null
}

resource "aws_memorydb_cluster" "pass_chosen" {
  subnet_group_name  = "private"
  security_group_ids = ["sg-0"]
}

resource "aws_memorydb_cluster" "fail_absent" {}

resource "aws_memorydb_cluster" "fail_default_group" {
  subnet_group_name  = "private"
  security_group_ids = var.groups
}
