"""Controls for Macie."""
