"""Controls for Lambda."""
