"""Controls for upgrades of several services."""
