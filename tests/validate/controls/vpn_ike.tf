variable "versions" {
  type     = list(string)
  nullable = false
}

resource "aws_vpn_connection" "pass_ikev2" {
  type                 = "ipsec.1"
  customer_gateway_id  = "cgw-0"
  tunnel1_ike_versions = ["ikev2"]
  tunnel2_ike_versions = ["ikev2"]
}

resource "aws_vpn_connection" "fail_default" {
  type                = "ipsec.1"
  customer_gateway_id = "cgw-0"
}

resource "aws_vpn_connection" "fail_both_versions" {
  type                 = "ipsec.1"
  customer_gateway_id  = "cgw-0"
  tunnel1_ike_versions = ["ikev1", "ikev2"]
  tunnel2_ike_versions = ["ikev2"]
}

resource "aws_vpn_connection" "unknown_by_the_caller" {
  type                 = "ipsec.1"
  customer_gateway_id  = "cgw-0"
  tunnel1_ike_versions = var.versions
  tunnel2_ike_versions = var.versions
}
