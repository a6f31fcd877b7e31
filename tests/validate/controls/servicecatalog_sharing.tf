resource "aws_servicecatalog_portfolio_share" "pass_organization" {
  portfolio_id = "port-x"
  principal_id = "arn:aws:organizations::123456789012:organization/o-x"
  type         = "ORGANIZATION"
}

resource "aws_servicecatalog_portfolio_share" "fail_account" {
  portfolio_id = "port-x"
  principal_id = "210987654321"
  type         = "ACCOUNT"
}
