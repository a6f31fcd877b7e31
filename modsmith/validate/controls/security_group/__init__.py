"""Controls for security groups."""
