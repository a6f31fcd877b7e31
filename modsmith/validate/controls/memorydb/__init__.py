"""Controls for MemoryDB."""
