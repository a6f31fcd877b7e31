"""Controls for DynamoDB."""
