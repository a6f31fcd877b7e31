"""Reports for people and machines: a file for each format, all made from one `Document`."""
