resource "aws_transfer_server" "pass_private" {
  protocols            = ["SFTP"]
  endpoint_type        = "VPC"
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "pass_restricted" {
  endpoint_type        = "VPC"
  security_policy_name = "TransferSecurityPolicy-Restricted-2024-06"
}

resource "aws_transfer_server" "fail_ftp" {
  protocols            = ["FTP"]
  endpoint_type        = "VPC"
  security_policy_name = "TransferSecurityPolicy-2024-01"
}

resource "aws_transfer_server" "fail_default" {
  protocols = ["SFTP"]
}

resource "aws_transfer_server" "fail_outdated" {
  endpoint_type        = "VPC"
  security_policy_name = "TransferSecurityPolicy-2020-06"
}
