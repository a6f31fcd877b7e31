"""Controls for AWS Backup."""
