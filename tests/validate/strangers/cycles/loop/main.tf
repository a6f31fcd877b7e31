variable "rotate" {}

resource "aws_kms_key" "this" {
  enable_key_rotation = var.rotate
}

output "rotate" {
  value = var.rotate
}
