resource "aws_transfer_server" "pass_role" {
  logging_role = "arn:aws:iam::123456789012:role/transfer"
}

resource "aws_transfer_server" "pass_structured" {
  structured_log_destinations = ["arn:aws:logs:eu-west-1:123456789012:log-group:transfer:*"]
}

resource "aws_transfer_server" "fail_silent" {
  protocols = ["SFTP"]
}

resource "aws_transfer_connector" "pass_role" {
  access_role  = "arn:aws:iam::123456789012:role/transfer"
  logging_role = "arn:aws:iam::123456789012:role/transfer"
  url          = "sftp://example.com"
}

resource "aws_transfer_connector" "fail_silent" {
  access_role = "arn:aws:iam::123456789012:role/transfer"
  url         = "sftp://example.com"
}
