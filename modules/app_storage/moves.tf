moved {
  from = aws_s3_bucket.frontend
  to   = aws_s3_bucket.this["frontend"]
}

moved {
  from = aws_s3_bucket_public_access_block.frontend
  to   = aws_s3_bucket_public_access_block.this["frontend"]
}

moved {
  from = aws_s3_bucket_ownership_controls.frontend
  to   = aws_s3_bucket_ownership_controls.this["frontend"]
}

moved {
  from = aws_s3_bucket_policy.frontend
  to   = aws_s3_bucket_policy.this["frontend"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.frontend
  to   = aws_s3_bucket_server_side_encryption_configuration.this["frontend"]
}

moved {
  from = aws_s3_bucket_versioning.frontend
  to   = aws_s3_bucket_versioning.this["frontend"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.frontend
  to   = aws_s3_bucket_lifecycle_configuration.this["frontend"]
}

moved {
  from = aws_s3_bucket_website_configuration.frontend
  to   = aws_s3_bucket_website_configuration.this["frontend"]
}

moved {
  from = aws_s3_bucket_cors_configuration.frontend[0]
  to   = aws_s3_bucket_cors_configuration.this["frontend"]
}

moved {
  from = aws_s3_bucket_logging.frontend
  to   = aws_s3_bucket_logging.this["frontend"]
}

moved {
  from = aws_s3_bucket.frontend_backup
  to   = aws_s3_bucket.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_public_access_block.frontend_backup
  to   = aws_s3_bucket_public_access_block.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_ownership_controls.frontend_backup
  to   = aws_s3_bucket_ownership_controls.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_policy.frontend_backup
  to   = aws_s3_bucket_policy.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.frontend_backup
  to   = aws_s3_bucket_server_side_encryption_configuration.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_versioning.frontend_backup
  to   = aws_s3_bucket_versioning.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.frontend_backup
  to   = aws_s3_bucket_lifecycle_configuration.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_website_configuration.frontend_backup
  to   = aws_s3_bucket_website_configuration.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_cors_configuration.frontend_backup[0]
  to   = aws_s3_bucket_cors_configuration.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket_logging.frontend_backup[0]
  to   = aws_s3_bucket_logging.backup["frontend_backup"]
}

moved {
  from = aws_s3_bucket.images
  to   = aws_s3_bucket.this["images"]
}

moved {
  from = aws_s3_bucket_public_access_block.images
  to   = aws_s3_bucket_public_access_block.this["images"]
}

moved {
  from = aws_s3_bucket_ownership_controls.images
  to   = aws_s3_bucket_ownership_controls.this["images"]
}

moved {
  from = aws_s3_bucket_policy.images
  to   = aws_s3_bucket_policy.this["images"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.images
  to   = aws_s3_bucket_server_side_encryption_configuration.this["images"]
}

moved {
  from = aws_s3_bucket_versioning.images
  to   = aws_s3_bucket_versioning.this["images"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.images
  to   = aws_s3_bucket_lifecycle_configuration.this["images"]
}

moved {
  from = aws_s3_bucket_cors_configuration.images[0]
  to   = aws_s3_bucket_cors_configuration.this["images"]
}

moved {
  from = aws_s3_bucket_logging.images
  to   = aws_s3_bucket_logging.this["images"]
}

moved {
  from = aws_s3_bucket.images_backup
  to   = aws_s3_bucket.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_public_access_block.images_backup
  to   = aws_s3_bucket_public_access_block.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_ownership_controls.images_backup
  to   = aws_s3_bucket_ownership_controls.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_policy.images_backup
  to   = aws_s3_bucket_policy.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_server_side_encryption_configuration.images_backup
  to   = aws_s3_bucket_server_side_encryption_configuration.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_versioning.images_backup
  to   = aws_s3_bucket_versioning.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_lifecycle_configuration.images_backup
  to   = aws_s3_bucket_lifecycle_configuration.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_cors_configuration.images_backup[0]
  to   = aws_s3_bucket_cors_configuration.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_logging.images_backup[0]
  to   = aws_s3_bucket_logging.backup["images_backup"]
}

moved {
  from = aws_s3_bucket_replication_configuration.frontend[0]
  to   = aws_s3_bucket_replication_configuration.this["frontend"]
}

moved {
  from = aws_s3_bucket_replication_configuration.images[0]
  to   = aws_s3_bucket_replication_configuration.this["images"]
}
