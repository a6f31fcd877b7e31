"""Controls for EBS volumes and snapshots."""
