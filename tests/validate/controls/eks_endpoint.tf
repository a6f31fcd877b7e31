variable "public" {
  type = bool
}

variable "cidrs" {
  type = list(string)
}

resource "aws_eks_cluster" "pass_private" {
  name = "main"

  vpc_config {
    endpoint_private_access = true
    endpoint_public_access  = false
    subnet_ids              = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "fail_default" {
  name = "main"

  vpc_config {
    subnet_ids = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "fail_open" {
  name = "main"

  vpc_config {
    endpoint_public_access = true
    public_access_cidrs    = ["10.0.0.0/8", "0.0.0.0/0"]
    subnet_ids             = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "fail_for_some" {
  name = "main"

  vpc_config {
    endpoint_public_access = true
    public_access_cidrs    = ["203.0.113.7/32"]
    subnet_ids             = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "none_outpost" {
  name = "main"

  outpost_config {
    control_plane_instance_type = "m5.large"
    outpost_arns                = ["arn:aws:outposts:eu-west-1:123456789012:outpost/op-1"]
  }

  vpc_config {
    subnet_ids = ["subnet-1"]
  }
}

resource "aws_eks_cluster" "unknown_public" {
  name = "main"

  vpc_config {
    endpoint_public_access = var.public
    subnet_ids             = ["subnet-1", "subnet-2"]
  }
}

resource "aws_eks_cluster" "fail_for_unknown_addresses" {
  name = "main"

  vpc_config {
    endpoint_public_access = true
    public_access_cidrs    = var.cidrs
    subnet_ids             = ["subnet-1", "subnet-2"]
  }
}
