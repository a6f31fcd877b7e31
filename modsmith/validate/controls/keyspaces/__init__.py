"""Controls for Amazon Keyspaces."""
