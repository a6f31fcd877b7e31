"""Controls for Service Catalog."""
