"""Controls for RDS."""
