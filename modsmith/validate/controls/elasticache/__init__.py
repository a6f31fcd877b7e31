"""Controls for ElastiCache."""
