variable "root" {
  type = string
}

resource "aws_sagemaker_notebook_instance" "pass_restricted" {
  name        = "notebook"
  root_access = "Disabled"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}

resource "aws_sagemaker_notebook_instance" "fail_root" {
  name        = "notebook"
  root_access = "Enabled"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}

resource "aws_sagemaker_notebook_instance" "fail_metadata" {
  name        = "notebook"
  root_access = "Disabled"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "1"
  }
}

resource "aws_sagemaker_notebook_instance" "fail_default" {
  name = "notebook"
}

resource "aws_sagemaker_notebook_instance" "unknown_root" {
  name        = "notebook"
  root_access = var.root

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "2"
  }
}
