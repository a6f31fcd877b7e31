variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_instance" "pass_private" {
  associate_public_ip_address = false
}

resource "aws_instance" "pass_default" {}

resource "aws_instance" "fail_flag" {
  associate_public_ip_address = true
}

resource "aws_instance" "unknown_by_the_caller" {
  associate_public_ip_address = var.undecided
}

resource "aws_instance" "fail_elastic_address" {}

resource "aws_eip" "of_instance" {
  instance = aws_instance.fail_elastic_address.id
}

resource "aws_instance" "fail_associated_address" {}

resource "aws_eip" "free" {}

resource "aws_eip_association" "this" {
  instance_id   = aws_instance.fail_associated_address.id
  allocation_id = aws_eip.free.id
}

resource "aws_launch_template" "pass_private" {
  network_interfaces {
    associate_public_ip_address = "false"
  }
}

resource "aws_launch_template" "pass_default" {}

resource "aws_launch_template" "fail_interface" {
  network_interfaces {
    associate_public_ip_address = false
  }

  network_interfaces {
    associate_public_ip_address = "true"
  }
}

resource "aws_launch_configuration" "pass_private" {
  associate_public_ip_address = false
}

resource "aws_launch_configuration" "fail_flag" {
  associate_public_ip_address = true
}

resource "aws_spot_instance_request" "pass_private" {
  associate_public_ip_address = false
}

resource "aws_spot_instance_request" "fail_flag" {
  associate_public_ip_address = true
}
