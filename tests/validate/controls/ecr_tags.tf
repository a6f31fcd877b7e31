variable "mutability" {
  type = string
}

resource "aws_ecr_repository" "pass_immutable" {
  name                 = "app"
  image_tag_mutability = "IMMUTABLE"
}

resource "aws_ecr_repository" "pass_with_exclusion" {
  name                 = "app"
  image_tag_mutability = "IMMUTABLE_WITH_EXCLUSION"
}

resource "aws_ecr_repository" "fail_mutable" {
  name                 = "app"
  image_tag_mutability = "MUTABLE"
}

resource "aws_ecr_repository" "fail_absent" {
  name = "app"
}

resource "aws_ecr_repository" "unknown_mutability" {
  name                 = "app"
  image_tag_mutability = var.mutability
}
