"""Controls for ECS."""
