"""Findings, check results and the result of a module."""
