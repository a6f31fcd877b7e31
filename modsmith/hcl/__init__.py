"""HCL: blocks as values, their order, and their text in Terraform's two syntaxes."""
