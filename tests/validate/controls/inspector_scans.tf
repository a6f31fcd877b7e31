resource "aws_inspector2_enabler" "pass_all" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE"]
}

# Another module.
resource "aws_inspector2_enabler" "fail_some" {
  account_ids    = ["123456789012"]
  resource_types = ["EC2"]
}

# Another module.
variable "types" {
  type = list(string)
}

resource "aws_inspector2_enabler" "unknown_types" {
  account_ids    = ["123456789012"]
  resource_types = var.types
}
