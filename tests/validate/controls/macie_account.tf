resource "aws_macie2_account" "pass_default" {}

resource "aws_macie2_account" "fail_paused" {
  status = "PAUSED"
}

variable "status" {
  type = string
}

resource "aws_macie2_account" "unknown_status" {
  status = var.status
}
