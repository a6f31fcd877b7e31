"""Releases: the version, the archives, and the evidence that belongs to them."""
