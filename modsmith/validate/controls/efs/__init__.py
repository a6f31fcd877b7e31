"""Controls for EFS."""
