"""New projects, modules and controls: from a name to files.

names.py      which names are allowed
settings.py   what a new project's file says
trees.py      name → {path: text}, from the templates; pure
place.py      writes such a tree: all of it or nothing, and never over anything
templates/    project/, module/<example>/, control/; `dot_` stands for a leading dot, `_name_` for the name
"""
