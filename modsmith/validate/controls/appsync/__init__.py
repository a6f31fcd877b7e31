"""Controls for AppSync."""
