"""Upgrade tests: the old version applied with data in every store, then the new one planned and applied."""
