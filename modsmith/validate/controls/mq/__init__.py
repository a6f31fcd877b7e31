"""Controls for None."""
