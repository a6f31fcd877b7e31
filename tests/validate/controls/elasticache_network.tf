resource "aws_elasticache_replication_group" "pass_chosen" {
  subnet_group_name  = "private"
  security_group_ids = ["sg-0"]
}

resource "aws_elasticache_replication_group" "fail_default_subnets" {
  security_group_ids = ["sg-0"]
}

resource "aws_elasticache_replication_group" "fail_default_group" {
  subnet_group_name  = "private"
  security_group_ids = []
}

resource "aws_elasticache_cluster" "pass_cluster" {
  subnet_group_name  = "private"
  security_group_ids = ["sg-0"]
}

resource "aws_elasticache_cluster" "fail_cluster" {
  subnet_group_name = "private"
}

resource "aws_elasticache_cluster" "none_member" {
  replication_group_id = "group"
  security_group_ids   = ["sg-0"]
}

# Another module.
resource "aws_elasticache_subnet_group" "this" {
  name       = "own"
  subnet_ids = ["subnet-0", "subnet-1"]
}

resource "aws_elasticache_replication_group" "fail_another_subnet_group" {
  subnet_group_name  = "private"
  security_group_ids = ["sg-0"]
}

resource "aws_elasticache_replication_group" "pass_own_subnet_group" {
  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = ["sg-0"]
}
