module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
}

module "git" {
  source = "git::https://example.com/modules.git//queue?ref=v1"
}

module "inner" {
  source = "./inner"
}
