"""Controls for MSK."""
