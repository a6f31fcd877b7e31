# A stub of the network that a platform has already: two private subnets, and who may talk to database and cache.

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"

  tags = merge(local.tags, { Name = local.name })
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = local.tags
}

resource "aws_flow_log" "this" {
  vpc_id               = aws_vpc.this.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = module.storage.logs_bucket_arn

  tags = local.tags
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet(aws_vpc.this.cidr_block, 8, count.index)
  availability_zone = "eu-west-1${["a", "b"][count.index]}"

  tags = merge(local.tags, { Name = "${local.name}-private-${count.index + 1}" })
}

resource "aws_db_subnet_group" "this" {
  name       = "${local.name}-database"
  subnet_ids = aws_subnet.private[*].id

  tags = local.tags
}

resource "aws_security_group" "application" {
  name        = "${local.name}-application"
  description = "Functions that use database and cache."
  vpc_id      = aws_vpc.this.id

  tags = local.tags
}

resource "aws_vpc_security_group_egress_rule" "application" {
  for_each = { database = 5432, cache = 6379 }

  security_group_id            = aws_security_group.application.id
  description                  = "To the ${each.key}."
  referenced_security_group_id = aws_security_group.store[each.key].id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value

  tags = local.tags
}

resource "aws_security_group" "store" {
  for_each = toset(["database", "cache"])

  name        = "${local.name}-${each.key}"
  description = "The ${each.key}, for the application alone."
  vpc_id      = aws_vpc.this.id

  tags = local.tags
}

resource "aws_vpc_security_group_ingress_rule" "store" {
  for_each = { database = 5432, cache = 6379 }

  security_group_id            = aws_security_group.store[each.key].id
  description                  = "From the application."
  referenced_security_group_id = aws_security_group.application.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value

  tags = local.tags
}
