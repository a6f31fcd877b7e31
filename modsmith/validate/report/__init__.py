"""Verdicts as people and machines want them: a file for each format, all of one `Document`."""
