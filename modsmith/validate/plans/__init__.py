"""Plans of a module: those of its examples, and one that the user gives."""
