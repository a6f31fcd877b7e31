"""A static catalog of a project's modules, with the project's documentation."""
