"""Controls for CloudTrail."""
