"""Runs Checkov and reads its report."""
