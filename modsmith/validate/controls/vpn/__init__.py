"""Controls for Client VPN and Site-to-Site VPN."""
