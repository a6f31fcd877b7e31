variable "kubernetes_version" {
  type = string
}

resource "aws_eks_cluster" "pass_current" {
  name    = "main"
  version = "1.35"
}

resource "aws_eks_cluster" "pass_default" {
  name = "main"
}

resource "aws_eks_cluster" "fail_old" {
  name    = "main"
  version = "1.29"
}

resource "aws_eks_cluster" "fail_no_version" {
  name    = "main"
  version = "latest"
}

resource "aws_eks_cluster" "unknown_version" {
  name    = "main"
  version = var.kubernetes_version
}

resource "aws_eks_node_group" "pass_of_cluster" {
  cluster_name = "main"
  version      = aws_eks_cluster.pass_current.version
}

resource "aws_eks_node_group" "fail_old" {
  cluster_name = "main"
  version      = "1.9"
}

resource "aws_eks_node_group" "fail_of_cluster" {
  cluster_name = "main"
  version      = aws_eks_cluster.fail_old.version
}

resource "aws_eks_node_group" "none_of_cluster" {
  cluster_name = "main"
  version      = aws_eks_cluster.pass_default.version
}

resource "time_sleep" "this" {
  create_duration = "30s"

  triggers = {
    version = aws_eks_cluster.pass_default.version
  }
}

resource "aws_eks_node_group" "none_after_a_delay" {
  cluster_name = "main"
  version      = time_sleep.this.triggers["version"]
}

variable "image" {
  type = string
}

resource "aws_eks_node_group" "pass_current_or_of_image" {
  cluster_name = "main"
  version      = var.image != "" ? null : "1.35"
}
