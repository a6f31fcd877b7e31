"""The current project: its project file, and its generators."""

from modsmith.project.catalog import Catalog
from modsmith.project.file import Project, current, using
from modsmith.project.package import Package

__all__ = ["Catalog", "Package", "Project", "current", "using"]
