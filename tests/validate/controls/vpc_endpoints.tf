variable "service" {
  type     = string
  nullable = false
}

data "aws_region" "current" {}

resource "aws_vpc" "pass_all" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc_endpoint" "pass_ec2" {
  vpc_id            = aws_vpc.pass_all.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.ec2"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "pass_ecr_api" {
  vpc_id            = aws_vpc.pass_all.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.ecr.api"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "pass_ecr_dkr" {
  vpc_id            = aws_vpc.pass_all.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.ecr.dkr"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "pass_ssm" {
  vpc_id            = aws_vpc.pass_all.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.ssm"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "pass_ssm_contacts" {
  vpc_id            = aws_vpc.pass_all.id
  service_name      = "com.amazonaws.${data.aws_region.current.id}.ssm-contacts"
  vpc_endpoint_type = "Interface"
}

data "aws_vpc_endpoint_service" "incidents" {
  service = "ssm-incidents"
}

resource "aws_vpc_endpoint" "pass_ssm_incidents" {
  vpc_id            = aws_vpc.pass_all.id
  service_name      = data.aws_vpc_endpoint_service.incidents.service_name
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc" "fail_none" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "fail_gateway_only" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_vpc_endpoint" "gateway" {
  vpc_id       = aws_vpc.fail_gateway_only.id
  service_name = "com.amazonaws.eu-central-1.s3"
}

resource "aws_vpc" "unknown_by_the_caller" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_vpc_endpoint" "by_the_caller" {
  vpc_id            = aws_vpc.unknown_by_the_caller.id
  service_name      = var.service
  vpc_endpoint_type = "Interface"
}
