"""Makes Terraform modules: from a spec and CDKTF constructs to files."""
