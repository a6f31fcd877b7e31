variable "subnets" {
  type     = list(string)
  nullable = false
}

resource "aws_subnet" "each" {
  count  = 2
  vpc_id = "vpc-0"
}

resource "aws_lb" "pass_two" {
  load_balancer_type = "network"
  subnets            = aws_subnet.each[*].id
}

resource "aws_lb" "pass_mapped" {
  load_balancer_type = "network"

  subnet_mapping {
    subnet_id = "subnet-0"
  }

  subnet_mapping {
    subnet_id = "subnet-1"
  }
}

resource "aws_lb" "fail_one" {
  load_balancer_type = "gateway"
  subnets            = ["subnet-0"]
}

resource "aws_lb" "unknown_by_the_caller" {
  load_balancer_type = "network"
  subnets            = var.subnets
}

resource "aws_lb" "none_application" {
  subnets = var.subnets
}

resource "aws_alb" "pass_two" {
  load_balancer_type = "network"
  subnets            = aws_subnet.each[*].id
}

resource "aws_alb" "pass_mapped" {
  load_balancer_type = "network"

  subnet_mapping {
    subnet_id = "subnet-0"
  }

  subnet_mapping {
    subnet_id = "subnet-1"
  }
}

resource "aws_alb" "fail_one" {
  load_balancer_type = "gateway"
  subnets            = ["subnet-0"]
}

resource "aws_alb" "unknown_by_the_caller" {
  load_balancer_type = "network"
  subnets            = var.subnets
}

resource "aws_alb" "none_application" {
  subnets = var.subnets
}

resource "aws_elb" "pass_subnets" {
  subnets = ["subnet-0", "subnet-1"]
}

resource "aws_elb" "pass_zones" {
  availability_zones = ["eu-central-1a", "eu-central-1b"]
}

resource "aws_elb" "fail_one" {
  availability_zones = ["eu-central-1a"]
}

resource "aws_elb" "none_without_subnets" {}
