"""The configuration files in a folder, and the examples below it."""

from __future__ import annotations

import stat
from pathlib import Path


def files(folder: Path) -> list[Path]:
    """The configuration files in a folder, in HCL or JSON, by name.

    Includes broken links, and excludes folders and hidden files, which Terraform ignores.
    """
    try:
        found = sorted(path for path in folder.iterdir() if path.name.endswith((".tf", ".tf.json")))
    except OSError:
        return []
    return [path for path in found if not path.name.startswith(".") and not path.is_dir()]


LOOKED = "modsmith.looked"
"""The audit event for a path, chosen by the HCL, that may exist or not: Python reports only what is opened."""

LARGEST = 10_000_000
"""Bytes of a file of configuration; a larger one is not read."""


def text(file: Path) -> str:
    """The text of a file of configuration, without a byte order mark.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not a regular file, is too large, or is not UTF-8.
    """
    found = file.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("it is not a regular file")
    if found.st_size > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1_000_000} MB")
    return file.read_text(encoding="utf-8-sig")


def has_terraform(folder: Path) -> bool:
    """Whether a folder contains configuration files."""
    return bool(files(folder))


def examples(module: Path) -> list[Path]:
    """The folders under a module's `examples/` that contain configuration files, by name."""
    found = sorted(module.glob("examples/*"))
    return [folder for folder in found if not folder.name.startswith(".") and has_terraform(folder)]
