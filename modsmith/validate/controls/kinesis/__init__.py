"""Controls for Kinesis."""
