"""Controls for Firehose."""
