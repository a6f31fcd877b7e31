# The AWS provider that the tests have: ci.yml mirrors it, since the tests stay off the network.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "5.100.0" }
  }
}
