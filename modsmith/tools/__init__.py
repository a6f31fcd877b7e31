"""Finds the tools that modsmith runs: as data, without printing."""
