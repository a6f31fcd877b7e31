"""Controls for CloudWatch alarms."""
