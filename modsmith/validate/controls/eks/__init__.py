"""Controls for EKS."""
