"""Controls for Athena."""
