"""Controls for Neptune."""
