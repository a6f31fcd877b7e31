"""Controls for ECR."""
