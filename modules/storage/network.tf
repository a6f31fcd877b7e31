data "aws_security_group" "database" {
  id = var.database_security_group_id
}

data "aws_security_group" "cache" {
  id = var.cache_security_group_id
}

data "aws_subnet" "private" {
  count = length(var.private_subnet_ids)

  id = var.private_subnet_ids[count.index]
}
