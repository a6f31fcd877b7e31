variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_subnet" "pass_default" {
  vpc_id = "vpc-0"
}

resource "aws_subnet" "fail_public" {
  vpc_id                  = "vpc-0"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "unknown_by_the_caller" {
  vpc_id                  = "vpc-0"
  map_public_ip_on_launch = var.undecided
}

resource "aws_default_subnet" "pass_off" {
  availability_zone       = "eu-central-1a"
  map_public_ip_on_launch = false
}

resource "aws_default_subnet" "fail_default" {
  availability_zone = "eu-central-1b"
}
