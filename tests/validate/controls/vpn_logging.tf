variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_ec2_client_vpn_endpoint" "pass_logged" {
  connection_log_options {
    enabled              = true
    cloudwatch_log_group = "vpn"
  }
}

resource "aws_ec2_client_vpn_endpoint" "fail_off" {
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_endpoint" "unknown_by_the_caller" {
  connection_log_options {
    enabled = var.undecided
  }
}

resource "aws_vpn_connection" "pass_both_tunnels" {
  type                = "ipsec.1"
  customer_gateway_id = "cgw-0"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }

  tunnel2_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}

resource "aws_vpn_connection" "fail_default" {
  type                = "ipsec.1"
  customer_gateway_id = "cgw-0"
}

resource "aws_vpn_connection" "fail_one_tunnel" {
  type                = "ipsec.1"
  customer_gateway_id = "cgw-0"

  tunnel1_log_options {
    cloudwatch_log_options {
      log_enabled = true
    }
  }
}
