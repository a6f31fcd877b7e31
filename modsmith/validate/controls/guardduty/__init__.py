"""Controls for GuardDuty."""
