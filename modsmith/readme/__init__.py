"""Renders a module's README.md and PROOFS.md."""
