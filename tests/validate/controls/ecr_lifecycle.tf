resource "aws_ecr_repository" "pass_with_policy" {
  name = "app"
}

resource "aws_ecr_lifecycle_policy" "pass_with_policy" {
  repository = aws_ecr_repository.pass_with_policy.name
  policy     = "{}"
}

resource "aws_ecr_repository" "pass_each" {
  for_each = toset(["web"])

  name = "web"
}

resource "aws_ecr_lifecycle_policy" "pass_each" {
  for_each = toset(["web"])

  repository = aws_ecr_repository.pass_each[each.key].name
  policy     = "{}"
}

resource "aws_ecr_repository" "fail_without" {
  name = "other"
}

# Another module.
variable "create_policy" {
  type = bool
}

resource "aws_ecr_repository" "unknown_policy" {
  name = "app"
}

resource "aws_ecr_lifecycle_policy" "maybe" {
  count = var.create_policy ? 1 : 0

  repository = aws_ecr_repository.unknown_policy.name
  policy     = "{}"
}
