"""Controls for EventBridge."""
