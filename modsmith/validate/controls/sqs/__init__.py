"""Controls for SQS."""
