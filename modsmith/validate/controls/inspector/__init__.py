"""Controls for Inspector."""
