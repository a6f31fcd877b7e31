"""Reads configuration in HCL and JSON."""
