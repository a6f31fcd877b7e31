provider "aws" {
  region = "us-east-1"
}

module "web" {
  source = "../.."

  name        = "web"
  description = "Web servers."
  vpc_id      = "vpc-12345678"

  ingress_cidr_blocks = ["10.0.0.0/16"]
  ingress_rules       = ["https-443-tcp", "http-80-tcp"]
  egress_rules        = ["all-all"]

  ingress_with_cidr_blocks = [
    { from_port = 8080, to_port = 8090, protocol = "tcp", description = "Services", cidr_blocks = "10.1.0.0/16" },
    { rule = "postgresql-tcp", cidr_blocks = "10.2.0.0/16,10.3.0.0/16" },
  ]

  ingress_with_self = [{ rule = "all-all" }]
}

module "computed" {
  source = "../.."

  name            = "computed"
  use_name_prefix = false
  vpc_id          = "vpc-12345678"

  computed_ingress_with_source_security_group_id = [
    { rule = "mysql-tcp", source_security_group_id = module.web.security_group_id },
  ]

  number_of_computed_ingress_with_source_security_group_id = 1
}
