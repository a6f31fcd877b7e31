"""A folder that any web server can serve as a Terraform module registry.

address   namespace, name and provider of a module
layout    where everything is in the folder
bundle    one version of a module: its archives and their evidence
"""
