"""This project, as its own tests use it."""

from pathlib import Path

from modsmith.project import Catalog, Project

ROOT = Path(__file__).resolve().parents[1]
PROJECT = Project.require(ROOT)
catalog = Catalog(PROJECT)
