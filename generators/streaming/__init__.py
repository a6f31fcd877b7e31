"""Real-time streaming and messaging of the CCS platform."""
