"""Versions to publish, small or as large as a real module."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from modsmith.registry.address import Address
from modsmith.registry.bundle import Bundle
from modsmith.registry.publish import publish
from modsmith.versions import Version

QUEUE = Address("acme", "queue", "aws")
ONE, TWO = Version.parse("0.1.0"), Version.parse("0.2.0")


def sources(version: Version | str) -> dict[str, bytes]:
    """A module without provider, which tells its version."""
    text = f'output "version" {{\n  value = "{version}"\n}}\n'
    return {"main.tf": text.encode(), "LICENSE": b"free\n" * 100}


def bundle(version: Version, files: Mapping[str, bytes] | None = None, address: Address = QUEUE) -> Bundle:
    """A version with both archives and a manifest."""
    content = sources(version) if files is None else files
    name = f"{address.name}-{version}"
    archives = {f"{name}.tar.gz": tar_gz(content), f"{name}.zip": zip_(content)}
    evidence = {"controls.json": b"[]\n"}
    manifest = {"format": 1, "archives": _entries(archives), "evidence": _entries(evidence)}
    return Bundle(
        address,
        version,
        {
            **archives,
            **{f"evidence/{path}": data for path, data in evidence.items()},
            "evidence/manifest.json": json.dumps(manifest).encode(),
        },
    )


def published(folder: Path, *versions: Version) -> Path:
    """A registry folder with these versions of the queue."""
    for version in versions:
        publish(folder, bundle(version))
    return folder


def tar_gz(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for path, content in files.items():
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(buffer.getvalue(), mtime=0)


def zip_(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    return buffer.getvalue()


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every file that a web server would serve."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".modsmith" not in path.parts
    }


def _entries(files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        path: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for path, data in files.items()
    }
