"""Controls for AWS Config."""
