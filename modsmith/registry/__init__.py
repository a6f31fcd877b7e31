"""A folder that any web server can serve as a Terraform module registry.

address   namespace, name and provider of a module
layout    where everything is in the folder
bundle    one version of a module: its archives and their evidence
protocol  the documents that Terraform and OpenTofu read
complete  whether a version's folder is what was published
oci       the image layout that OpenTofu reads from an OCI registry
publish   adds a version
read      reads versions, and refuses those that are incomplete
serve     the server to try it with
"""
