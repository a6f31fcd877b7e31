"""Renders a module's README."""
