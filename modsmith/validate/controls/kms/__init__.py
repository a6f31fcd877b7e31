"""Controls for KMS."""
