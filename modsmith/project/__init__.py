"""The project that modsmith works in: its project file, and the generators that the file names."""

from modsmith.project.catalog import Catalog
from modsmith.project.file import Project, current, using
from modsmith.project.package import Package

__all__ = ["Catalog", "Package", "Project", "current", "using"]
