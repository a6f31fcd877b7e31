"""Controls for VPCs."""
