"""Controls for DocumentDB."""
