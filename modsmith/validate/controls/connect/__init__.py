"""Controls for Amazon Connect."""
