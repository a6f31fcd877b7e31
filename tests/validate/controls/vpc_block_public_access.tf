variable "mode" {
  type     = string
  nullable = false
}

resource "aws_vpc_block_public_access_options" "pass_ingress" {
  internet_gateway_block_mode = "block-ingress"
}

resource "aws_vpc_block_public_access_options" "pass_both" {
  internet_gateway_block_mode = "block-bidirectional"
}

resource "aws_vpc_block_public_access_options" "fail_off" {
  internet_gateway_block_mode = "off"
}

resource "aws_vpc_block_public_access_options" "unknown_by_the_caller" {
  internet_gateway_block_mode = var.mode
}
