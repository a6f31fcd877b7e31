variable "encrypted" {
  type = bool
}

resource "aws_appsync_api_cache" "pass_encrypted" {
  api_id                     = "x"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "LARGE"
  ttl                        = 60
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}

resource "aws_appsync_api_cache" "fail_at_rest" {
  api_id                     = "x"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "LARGE"
  ttl                        = 60
  transit_encryption_enabled = true
}

resource "aws_appsync_api_cache" "fail_in_transit" {
  api_id                     = "x"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "LARGE"
  ttl                        = 60
  at_rest_encryption_enabled = true
  transit_encryption_enabled = false
}

resource "aws_appsync_api_cache" "unknown_encryption" {
  api_id                     = "x"
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  type                       = "LARGE"
  ttl                        = 60
  at_rest_encryption_enabled = var.encrypted
  transit_encryption_enabled = true
}
