provider "aws" {
  region = "us-east-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

module "storage_stack" {
  source = "../.."

  project_name = "co2-analysis"
  environment  = var.environment
}

# One distribution for both buckets. The pages read the data from their own origin; CORS is for the pages of others.
resource "aws_cloudfront_distribution" "this" {
  comment             = "CO2 analysis in ${var.environment}."
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = "PriceClass_100"
  default_root_object = "index.html"

  # The REST endpoints: an origin access identity cannot sign for a website endpoint.
  origin {
    origin_id   = "static-website"
    domain_name = module.storage_stack.static_website_bucket_regional_domain_name

    s3_origin_config {
      origin_access_identity = module.storage_stack.cloudfront_oai_path
    }
  }

  origin {
    origin_id   = "geojson-data"
    domain_name = module.storage_stack.geojson_data_bucket_regional_domain_name

    s3_origin_config {
      origin_access_identity = module.storage_stack.cloudfront_oai_path
    }
  }

  default_cache_behavior {
    target_origin_id       = "static-website"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true
    cache_policy_id        = local.caching_optimized

    response_headers_policy_id = local.security_headers
  }

  ordered_cache_behavior {
    path_pattern           = "observations/*"
    target_origin_id       = "geojson-data"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    compress               = true
    cache_policy_id        = local.caching_optimized

    response_headers_policy_id = local.cors_and_security_headers
  }

  # A path of the single-page application is no file: S3 answers 403 for what the identity may not list, and 404 else.
  dynamic "custom_error_response" {
    for_each = [403, 404]

    content {
      error_code            = custom_error_response.value
      response_code         = 200
      response_page_path    = "/index.html"
      error_caching_min_ttl = 10
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  # With a name of your own: acm_certificate_arn, ssl_support_method and minimum_protocol_version.
  viewer_certificate {
    cloudfront_default_certificate = true
  }

  tags = { CostCenter = "platform" }
}

# Policies that AWS manages; their ids are the same in every account.
locals {
  caching_optimized = "658327ea-f89d-4fab-a63d-7e88639e58f6" # Managed-CachingOptimized
  security_headers  = "67f7725c-6f97-4210-82d7-5512b31e9d03" # Managed-SecurityHeadersPolicy

  # CloudFront answers from its cache, whoever asks, so it adds the header for any origin itself: S3's would be cached.
  cors_and_security_headers = "e61eb60c-9c35-4d20-a928-2b84e02af89c" # Managed-CORS-and-SecurityHeadersPolicy
}

output "website_url" {
  description = "Where the website is."
  value       = "https://${aws_cloudfront_distribution.this.domain_name}"
}
