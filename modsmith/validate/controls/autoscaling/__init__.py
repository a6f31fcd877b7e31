"""Controls for Application Auto Scaling."""
