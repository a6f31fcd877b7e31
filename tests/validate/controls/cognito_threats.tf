resource "aws_cognito_user_pool" "pass_enforced" {
  name = "enforced"

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}

resource "aws_cognito_user_pool" "pass_custom" {
  name = "custom"

  lambda_config {
    define_auth_challenge = "arn:aws:lambda:eu-west-1:123456789012:function:challenge"
  }

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"

    advanced_security_additional_flows {
      custom_auth_mode = "ENFORCED"
    }
  }
}

resource "aws_cognito_user_pool" "fail_off" {
  name = "off"
}

resource "aws_cognito_user_pool" "fail_audited" {
  name = "audited"

  user_pool_add_ons {
    advanced_security_mode = "AUDIT"
  }
}

resource "aws_cognito_user_pool" "fail_custom" {
  name = "custom-open"

  lambda_config {
    define_auth_challenge = "arn:aws:lambda:eu-west-1:123456789012:function:challenge"
  }

  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}
