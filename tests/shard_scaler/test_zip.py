"""The function's zip: what Lambda imports, and the same bytes whenever it is built."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from modsmith.build import lambda_zip
from modsmith.generate import pipeline
from tests.project import catalog

PACKAGE = catalog.folder / "streaming" / "assets" / "shard_scaler"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "thing"
    (folder / "sub").mkdir(parents=True)
    for name in ("zeta.py", "__init__.py", "sub/alpha.py"):
        (folder / name).write_text(f"NAME = {name!r}\n")
    return folder


def test_times_modes_and_caches_leave_no_trace(package: Path) -> None:
    before = lambda_zip.build(package)
    for path in package.rglob("*.py"):
        os.utime(path, (1, 1))
        path.chmod(0o600)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "zeta.cpython-311.pyc").write_bytes(b"\0")
    assert lambda_zip.build(package) == before


def test_the_bytes_are_the_same_on_every_machine() -> None:
    """Written down once: another Python, zlib or platform must come to the same."""
    digest = hashlib.sha256(lambda_zip.pack({"b/c.py": b"C = 3\n", "b/a.py": b"A = 1\n"})).hexdigest()
    assert digest == "012f0c7fa0837cf1f85580f582beac608d6879a2420c3a1d9fb3004f0fbe8429"


def test_lambda_may_read_every_file(package: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(lambda_zip.build(package))) as archive:
        names = [entry.filename for entry in archive.infolist()]
        modes = {stat.S_IMODE(entry.external_attr >> 16) for entry in archive.infolist()}
    assert names == ["thing/__init__.py", "thing/sub/alpha.py", "thing/zeta.py"]
    assert modes == {0o644}


def test_the_handler_is_imported_from_the_zip_as_lambda_does(tmp_path: Path) -> None:
    place = tmp_path / "shard_scaler.zip"
    place.write_bytes(lambda_zip.build(PACKAGE))
    code = "import importlib; print(importlib.import_module('shard_scaler.handler').handle.__module__)"
    environment = {**os.environ, "PYTHONPATH": str(place)}
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert (run.stdout.strip(), run.stderr) == ("shard_scaler.handler", "")


def test_the_module_has_sources_and_zip_side_by_side() -> None:
    (module,) = pipeline.build(catalog, ["streaming"])
    assert module.tree["assets/shard_scaler.zip"] == lambda_zip.build(PACKAGE)
    assert module.tree["assets/shard_scaler/decide.py"] == (PACKAGE / "decide.py").read_bytes()
