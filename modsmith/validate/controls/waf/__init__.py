"""Controls for WAF."""
