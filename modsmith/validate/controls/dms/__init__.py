"""Controls for AWS DMS."""
