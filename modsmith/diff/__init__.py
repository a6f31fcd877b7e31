"""What differs between two versions of a module, and what each difference means for a caller."""
