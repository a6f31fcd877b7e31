"""Controls for Route 53."""
