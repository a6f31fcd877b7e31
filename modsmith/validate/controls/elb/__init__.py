"""Controls for Elastic Load Balancing."""
