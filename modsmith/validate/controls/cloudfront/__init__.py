"""Controls for CloudFront."""
