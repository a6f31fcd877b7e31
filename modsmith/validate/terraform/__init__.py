"""Runs terraform init, fmt, validate and test, and reads what they report."""
