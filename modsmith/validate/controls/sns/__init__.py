"""Controls for SNS."""
