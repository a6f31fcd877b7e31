"""Versions of modules: their numbers, and where the files of each are.

number        a semantic version, its order, and the next one
module_files  the files of a module in a folder, a git revision or a release archive
git           asks git
"""

from modsmith.versions.module_files import ModuleFiles, read
from modsmith.versions.number import Level, Version

__all__ = ["Level", "ModuleFiles", "Version", "read"]
