"""The current project: its project file, and its generators."""

from modsmith.project.catalog import Catalog
from modsmith.project.file import Project

__all__ = ["Catalog", "Project"]
