"""Verdicts for people and for machines; nothing here prints."""
