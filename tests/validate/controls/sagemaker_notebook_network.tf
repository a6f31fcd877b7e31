variable "access" {
  type = string
}

resource "aws_subnet" "this" {
  vpc_id = "vpc-1"
}

resource "aws_sagemaker_notebook_instance" "pass_in_subnet" {
  name                   = "notebook"
  subnet_id              = aws_subnet.this.id
  direct_internet_access = "Disabled"
}

resource "aws_sagemaker_notebook_instance" "fail_default" {
  name = "notebook"
}

resource "aws_sagemaker_notebook_instance" "fail_internet" {
  name                   = "notebook"
  subnet_id              = aws_subnet.this.id
  direct_internet_access = "Enabled"
}

resource "aws_sagemaker_notebook_instance" "unknown_access" {
  name                   = "notebook"
  subnet_id              = aws_subnet.this.id
  direct_internet_access = var.access
}
