"""Properties that a resource must have, one control a file."""
