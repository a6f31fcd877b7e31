"""Checks Terraform modules against controls, their specs, Terraform and Checkov."""
