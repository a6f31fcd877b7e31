"""Controls for SageMaker."""
