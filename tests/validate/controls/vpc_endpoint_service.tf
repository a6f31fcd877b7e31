variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_vpc_endpoint_service" "pass_accepted_by_hand" {
  acceptance_required = true
}

resource "aws_vpc_endpoint_service" "fail_automatic" {
  acceptance_required = false
}

resource "aws_vpc_endpoint_service" "unknown_by_the_caller" {
  acceptance_required = var.undecided
}
