"""The configuration files in a folder, and the examples below it."""

from __future__ import annotations

from pathlib import Path


def files(folder: Path) -> list[Path]:
    """The configuration files in a folder, in HCL or JSON, by name.

    Includes broken links, and excludes folders and hidden files, which Terraform ignores.
    """
    found = [*folder.glob("*.tf"), *folder.glob("*.tf.json")]
    return sorted(path for path in found if not path.name.startswith(".") and not path.is_dir())


def has_terraform(folder: Path) -> bool:
    """Whether a folder contains configuration files."""
    return bool(files(folder))


def examples(module: Path) -> list[Path]:
    """The folders under a module's `examples/` that contain configuration files, by name."""
    found = sorted(module.glob("examples/*"))
    return [folder for folder in found if not folder.name.startswith(".") and has_terraform(folder)]
