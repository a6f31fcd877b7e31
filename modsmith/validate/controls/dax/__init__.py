"""Controls for DynamoDB Accelerator (DAX)."""
