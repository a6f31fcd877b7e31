"""Controls for EC2 instances, images and launch templates."""
