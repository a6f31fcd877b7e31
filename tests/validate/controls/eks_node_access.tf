variable "groups" {
  type    = list(string)
  default = null
}

resource "aws_security_group" "admin" {
  name = "admin"
}

resource "aws_eks_node_group" "pass_limited" {
  cluster_name = "main"

  remote_access {
    ec2_ssh_key               = "admin"
    source_security_group_ids = [aws_security_group.admin.id]
  }
}

resource "aws_eks_node_group" "fail_open" {
  cluster_name = "main"

  remote_access {
    ec2_ssh_key = "admin"
  }
}

resource "aws_eks_node_group" "fail_empty" {
  cluster_name = "main"

  remote_access {
    ec2_ssh_key               = "admin"
    source_security_group_ids = []
  }
}

resource "aws_eks_node_group" "none_without_key" {
  cluster_name = "main"
}

variable "unknown" {
  type = list(string)
}

resource "aws_eks_node_group" "unknown_groups" {
  cluster_name = "main"

  remote_access {
    ec2_ssh_key               = "admin"
    source_security_group_ids = var.unknown
  }
}
