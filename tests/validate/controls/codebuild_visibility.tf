variable "visibility" {
  type = string
}

resource "aws_codebuild_project" "pass_default" {
  name = "build"
}

resource "aws_codebuild_project" "pass_private" {
  name               = "build"
  project_visibility = "PRIVATE"
}

resource "aws_codebuild_project" "fail_public" {
  name               = "build"
  project_visibility = "PUBLIC_READ"
}

resource "aws_codebuild_project" "unknown_visibility" {
  name               = "build"
  project_visibility = var.visibility
}
