"""Controls for policies of several services."""
