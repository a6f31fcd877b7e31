"""Cache table and buckets of the CO2 analysis."""
