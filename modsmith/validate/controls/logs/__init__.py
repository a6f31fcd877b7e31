"""Controls for CloudWatch Logs."""
