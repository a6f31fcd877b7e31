"""Controls for ACM."""
