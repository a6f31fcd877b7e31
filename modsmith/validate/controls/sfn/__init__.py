"""Controls for Step Functions."""
