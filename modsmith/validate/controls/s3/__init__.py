"""Controls for S3."""
