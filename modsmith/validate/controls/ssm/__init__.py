"""Controls for SSM."""
