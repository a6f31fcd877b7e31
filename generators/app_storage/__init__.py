"""Table and buckets of the tattoo artist directory."""
