provider "aws" {
  region = "us-east-1"
}

module "shared" {
  source = "../.."

  name             = "shared"
  creation_token   = "shared"
  encrypted        = true
  lifecycle_policy = { transition_to_ia = "AFTER_30_DAYS", transition_to_primary_storage_class = "AFTER_1_ACCESS" }

  attach_policy = true
  policy_statements = [{
    sid        = "Mount"
    actions    = ["elasticfilesystem:ClientMount"]
    principals = [{ type = "AWS", identifiers = ["arn:aws:iam::123456789012:root"] }]
  }]

  mount_targets             = { "us-east-1a" = { subnet_id = "subnet-12345678" } }
  security_group_vpc_id     = "vpc-12345678"
  security_group_rules      = { vpc = { description = "NFS", cidr_blocks = ["10.0.0.0/16"] } }
  access_points = {
    app = { root_directory = { path = "/app", creation_info = { owner_gid = 1001, owner_uid = 1001, permissions = "755" } } }
  }

  tags = { CostCenter = "orders" }
}
