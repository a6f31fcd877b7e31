"""Controls for IAM."""
