"""Controls for API Gateway."""
