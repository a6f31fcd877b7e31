variable "types" {
  type = list(string)
}

resource "aws_eks_cluster" "pass_needed" {
  name                      = "main"
  enabled_cluster_log_types = ["audit", "api", "authenticator"]
}

resource "aws_eks_cluster" "pass_all" {
  name                      = "main"
  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]
}

resource "aws_eks_cluster" "fail_absent" {
  name = "main"
}

resource "aws_eks_cluster" "fail_without_audit" {
  name                      = "main"
  enabled_cluster_log_types = ["api", "authenticator"]
}

resource "aws_eks_cluster" "unknown_types" {
  name                      = "main"
  enabled_cluster_log_types = var.types
}
