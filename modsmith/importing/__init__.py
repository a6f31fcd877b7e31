"""Turns an existing Terraform module into a spec and constructs."""
