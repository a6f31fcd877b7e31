"""Controls for EMR."""
