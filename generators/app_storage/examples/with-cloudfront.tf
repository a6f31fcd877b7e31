provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "replica"
  region = "eu-central-1"
}

variable "environment" {
  description = "Environment to build: dev, staging or prod."
  type        = string
  default     = "dev"
}

# The distributions need the buckets' domain names, and the policies of buckets and keys need the distributions' ARNs. That is
# no cycle: a bucket is made before its policy, and only the policy waits for the distributions. It becomes one with
# depends_on on the module, or when a key is made by a module whose other resources the distributions need.
module "app_storage" {
  source = "../.."

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  project_name            = "ink-atlas"
  environment             = var.environment
  random_suffix           = "4c5d6e"
  kms_key_arn             = aws_kms_key.primary.arn
  replica_kms_key_arn     = aws_kms_key.replica.arn
  access_logs_bucket_name = aws_s3_bucket_policy.access_logs.bucket

  cloudfront_distribution_arns = [
    aws_cloudfront_distribution.frontend.arn,
    aws_cloudfront_distribution.images.arn,
  ]
  cors_allowed_origins            = ["https://www.ink-atlas.example"]
  enable_cross_region_replication = true

  tags = local.tags
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  name = "ink-atlas-${var.environment}"
  tags = { CostCenter = "platform" }

  # Managed policies of CloudFront: their ids are the same in every account.
  caching_optimized = "658327ea-f89d-4fab-a63d-7e88639e58f6"
  caching_disabled  = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  cors_s3_origin    = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"
  security_headers  = "67f7725c-6f97-4210-82d7-5512b31e9d03"

  origins = {
    frontend        = module.app_storage.frontend_bucket_regional_domain_name
    frontend_backup = module.app_storage.frontend_backup_bucket_regional_domain_name
    images          = module.app_storage.images_bucket_regional_domain_name
    images_backup   = module.app_storage.images_backup_bucket_regional_domain_name
  }
}

# CloudFront signs its requests, so it needs the buckets' REST endpoints; a website endpoint takes no signature and is closed.
resource "aws_cloudfront_origin_access_control" "this" {
  name                              = local.name
  description                       = "Signs requests to the buckets of ${local.name}."
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "frontend" {
  comment             = "Frontend of ${local.name}, with its backup."
  enabled             = true
  default_root_object = "index.html"
  http_version        = "http2and3"
  is_ipv6_enabled     = true

  dynamic "origin" {
    for_each = toset(["frontend", "frontend_backup"])

    content {
      origin_id                = origin.value
      domain_name              = local.origins[origin.value]
      origin_access_control_id = aws_cloudfront_origin_access_control.this.id
    }
  }

  # Only errors of the primary itself fail over: 403 and 404 are routes of the application.
  origin_group {
    origin_id = "frontend_or_backup"

    failover_criteria {
      status_codes = [500, 502, 503, 504]
    }

    member {
      origin_id = "frontend"
    }

    member {
      origin_id = "frontend_backup"
    }
  }

  default_cache_behavior {
    target_origin_id           = "frontend_or_backup"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = local.caching_optimized
    response_headers_policy_id = local.security_headers
  }

  # A deployment is visible at once: the page that names the hashed files is never cached.
  ordered_cache_behavior {
    path_pattern               = "/index.html"
    target_origin_id           = "frontend_or_backup"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    cache_policy_id            = local.caching_disabled
    response_headers_policy_id = local.security_headers
  }

  # S3 answers 403, not 404, for a key that is not there, since CloudFront may not list the bucket. Either way the browser
  # gets the application, which knows its routes.
  dynamic "custom_error_response" {
    for_each = [403, 404]

    content {
      error_code            = custom_error_response.value
      response_code         = 200
      response_page_path    = "/index.html"
      error_caching_min_ttl = 0
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }

  tags = local.tags
}

# A distribution of its own: custom error responses hold for a whole distribution, and a missing image must not become a page.
resource "aws_cloudfront_distribution" "images" {
  comment         = "Images of ${local.name}, with their backup."
  enabled         = true
  http_version    = "http2and3"
  is_ipv6_enabled = true

  dynamic "origin" {
    for_each = toset(["images", "images_backup"])

    content {
      origin_id                = origin.value
      domain_name              = local.origins[origin.value]
      origin_access_control_id = aws_cloudfront_origin_access_control.this.id
    }
  }

  origin_group {
    origin_id = "images_or_backup"

    failover_criteria {
      status_codes = [500, 502, 503, 504]
    }

    member {
      origin_id = "images"
    }

    member {
      origin_id = "images_backup"
    }
  }

  default_cache_behavior {
    target_origin_id           = "images_or_backup"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD", "OPTIONS"]
    cache_policy_id            = local.caching_optimized
    origin_request_policy_id   = local.cors_s3_origin
    response_headers_policy_id = local.security_headers
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }

  tags = local.tags
}

# Both keys must let CloudFront decrypt, or every object is answered with 403; the module's statements say so.
data "aws_iam_policy_document" "key" {
  for_each = {
    primary = module.app_storage.kms_key_policy_json
    replica = module.app_storage.replica_kms_key_policy_json
  }

  source_policy_documents = [each.value]

  statement {
    sid       = "EnableAccountPolicies"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "primary" {
  description             = "Encrypts what ${local.name} stores in the primary region."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key["primary"].json

  tags = local.tags
}

resource "aws_kms_key" "replica" {
  provider = aws.replica

  description             = "Encrypts what ${local.name} stores in the replica region."
  deletion_window_in_days = 7
  enable_key_rotation     = true
  policy                  = data.aws_iam_policy_document.key["replica"].json

  tags = local.tags
}

resource "aws_s3_bucket" "access_logs" {
  bucket        = "${local.name}-access-logs-4c5d6e"
  force_destroy = true

  tags = local.tags
}

resource "aws_s3_bucket_public_access_block" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

data "aws_iam_policy_document" "access_logs" {
  statement {
    sid       = "AllowAccessLogs"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.access_logs.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["logging.s3.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_s3_bucket_policy" "access_logs" {
  bucket = aws_s3_bucket.access_logs.bucket
  policy = data.aws_iam_policy_document.access_logs.json
}

output "frontend_domain_name" {
  description = "Domain name that serves the frontend."
  value       = aws_cloudfront_distribution.frontend.domain_name
}

output "images_domain_name" {
  description = "Domain name that serves images."
  value       = aws_cloudfront_distribution.images.domain_name
}
