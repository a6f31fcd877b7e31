"""Controls for AWS Network Firewall."""
