"""Controls for QLDB."""
