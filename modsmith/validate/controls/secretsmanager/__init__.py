"""Controls for Secrets Manager."""
