resource "aws_api_gateway_method_settings" "pass_encrypted" {
  settings {
    caching_enabled      = true
    cache_data_encrypted = true
  }
}

resource "aws_api_gateway_method_settings" "fail_plain" {
  settings {
    caching_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "none_without_cache" {
  settings {
    logging_level = "ERROR"
  }
}
