variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_rds_cluster" "pass_chosen" {
  db_subnet_group_name   = "private"
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_rds_cluster" "fail_default_subnets" {
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_rds_cluster" "fail_default_group" {
  db_subnet_group_name   = "private"
  vpc_security_group_ids = []
}

resource "aws_rds_cluster_instance" "pass_private" {
  publicly_accessible = false
}

resource "aws_rds_cluster_instance" "fail_public" {
  publicly_accessible = true
}

resource "aws_rds_cluster_instance" "unknown_by_the_caller" {
  publicly_accessible = var.undecided
}

resource "aws_db_instance" "pass_instance" {
  db_subnet_group_name   = "private"
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_db_instance" "fail_instance" {
  db_subnet_group_name   = "private"
  publicly_accessible    = true
  vpc_security_group_ids = ["sg-0"]
}

# Another module.
resource "aws_db_subnet_group" "this" {
  name       = "own"
  subnet_ids = ["subnet-0", "subnet-1"]
}

resource "aws_rds_cluster" "fail_another_subnet_group" {
  db_subnet_group_name   = "private"
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_rds_cluster" "pass_own_subnet_group" {
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = ["sg-0"]
}

# Another module.
resource "aws_subnet" "private" {
  count = 2

  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_subnet" "public" {
  count = 2

  cidr_block              = "10.0.${10 + count.index}.0/24"
  map_public_ip_on_launch = true
}

resource "aws_db_subnet_group" "private" {
  name       = "private"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_subnet_group" "public" {
  name       = "public"
  subnet_ids = aws_subnet.public[*].id
}

resource "aws_db_instance" "pass_private_subnets" {
  db_subnet_group_name   = aws_db_subnet_group.private.name
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_db_instance" "fail_public_subnets" {
  db_subnet_group_name   = aws_db_subnet_group.public.name
  vpc_security_group_ids = ["sg-0"]
}

resource "aws_rds_shard_group" "pass_private" {
  max_acu = 1000
}

resource "aws_rds_shard_group" "fail_public" {
  max_acu             = 1000
  publicly_accessible = true
}
