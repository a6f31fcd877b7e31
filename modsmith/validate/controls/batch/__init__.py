"""Controls for Batch."""
