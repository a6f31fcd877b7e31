"""Controls for Cognito."""
