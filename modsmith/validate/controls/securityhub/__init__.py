"""Controls for Security Hub."""
