"""Controls for Glue."""
