variable "acl" {
  type     = string
  nullable = false
}

resource "aws_memorydb_acl" "own" {
  name       = "own"
  user_names = ["orders"]
}

resource "aws_memorydb_cluster" "pass_own_list" {
  acl_name = aws_memorydb_acl.own.id
}

resource "aws_memorydb_cluster" "pass_named_list" {
  acl_name = "orders"
}

resource "aws_memorydb_cluster" "fail_open" {
  acl_name = "open-access"
}

resource "aws_memorydb_cluster" "unknown_by_the_caller" {
  acl_name = var.acl
}
