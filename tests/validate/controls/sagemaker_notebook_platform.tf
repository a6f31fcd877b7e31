variable "platform" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "pass_current" {
  name                = "notebook"
  platform_identifier = "notebook-al2023-v1"
}

resource "aws_sagemaker_notebook_instance" "fail_old" {
  name                = "notebook"
  platform_identifier = "notebook-al2-v2"
}

resource "aws_sagemaker_notebook_instance" "fail_default" {
  name = "notebook"
}

resource "aws_sagemaker_notebook_instance" "unknown_platform" {
  name                = "notebook"
  platform_identifier = var.platform
}
