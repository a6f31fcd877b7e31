"""Controls for CodeBuild."""
