"""Builds the modules of a project and compares them with the disk."""
