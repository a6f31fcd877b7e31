"""Controls for Timestream."""
