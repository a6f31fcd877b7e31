"""Controls for CodeArtifact."""
