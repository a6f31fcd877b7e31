"""Controls for CloudFormation."""
