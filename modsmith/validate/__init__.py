"""Judges Terraform modules: against their specs, with Terraform and with Checkov."""
