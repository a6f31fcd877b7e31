locals {
  parameter_prefix = "/${var.project_name}/${var.environment}/storage"

  parameters = {
    "dynamodb/cache-table-name" = aws_dynamodb_table.cache.name
    "dynamodb/cache-table-arn"  = aws_dynamodb_table.cache.arn
    "dynamodb/stream-arn"       = aws_dynamodb_table.cache.stream_arn
    "s3/static-bucket-name"     = aws_s3_bucket.this["static_website"].bucket
    "s3/static-bucket-arn"      = aws_s3_bucket.this["static_website"].arn
    "s3/geojson-bucket-name"    = aws_s3_bucket.this["geojson_data"].bucket
    "s3/geojson-bucket-arn"     = aws_s3_bucket.this["geojson_data"].arn
    "cloudfront/oai-id"         = aws_cloudfront_origin_access_identity.this.id
  }
}

resource "aws_ssm_parameter" "this" {
  for_each = local.parameters

  name  = "${local.parameter_prefix}/${each.key}"
  type  = "String"
  value = each.value

  tags = local.tags
}
