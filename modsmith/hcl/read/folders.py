"""What a folder holds of a configuration: its files, and the examples below it."""

from __future__ import annotations

from pathlib import Path


def files(folder: Path) -> list[Path]:
    """The files of configuration in a folder, in HCL or JSON, by name.

    A link to nowhere is among them, a folder is not, and no file that Terraform passes over: one that is hidden.
    """
    found = [*folder.glob("*.tf"), *folder.glob("*.tf.json")]
    return sorted(path for path in found if not path.name.startswith(".") and not path.is_dir())


def has_terraform(folder: Path) -> bool:
    """Whether a folder holds configuration."""
    return bool(files(folder))


def examples(module: Path) -> list[Path]:
    """The folders under a module's `examples/` that hold configuration, by name."""
    found = sorted(module.glob("examples/*"))
    return [folder for folder in found if not folder.name.startswith(".") and has_terraform(folder)]
