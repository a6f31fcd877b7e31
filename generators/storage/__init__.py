"""All data stores of the CCS platform."""
