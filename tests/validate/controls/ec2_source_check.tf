variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_instance" "pass_on" {
  source_dest_check = true
}

resource "aws_instance" "pass_default" {}

resource "aws_instance" "fail_off" {
  source_dest_check = false
}

resource "aws_instance" "unknown_by_the_caller" {
  source_dest_check = var.undecided
}

resource "aws_network_interface" "pass_on" {
  subnet_id         = "subnet-0"
  source_dest_check = true
}

resource "aws_network_interface" "fail_off" {
  subnet_id         = "subnet-0"
  source_dest_check = false
}
