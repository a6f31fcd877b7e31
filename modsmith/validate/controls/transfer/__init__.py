"""Controls for Transfer Family."""
