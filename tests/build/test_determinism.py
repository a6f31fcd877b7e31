"""Same input, same bytes: on any machine, in any folder, at any time, in any order of hashing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from modsmith.generate import pipeline
from tests.project import ROOT, catalog

Digests = dict[str, str]

CHILD = """\
import json, sys
from hashlib import sha256
from pathlib import Path

import modsmith
from modsmith.generate import pipeline
from modsmith.project import Catalog, Project

catalog = Catalog(Project.require(Path(sys.argv[1])))

modules = pipeline.build(catalog, catalog.names())
digests = {f"{m.spec.name}/{path}": sha256(data).hexdigest() for m in modules for path, data in m.tree.items()}
cdk = next(name for name in ("cdktn", "cdktf") if name in sys.modules)
print(json.dumps({"from": modsmith.__path__[0], "cdk": cdk, "digests": digests}))
"""


def digests() -> Digests:
    """Of every file of every module, built here."""
    return {
        f"{module.spec.name}/{path}": sha256(content).hexdigest()
        for module in pipeline.build(catalog, catalog.names())
        for path, content in module.tree.items()
    }


@pytest.fixture(scope="module")
def ours() -> Digests:
    found = digests()
    assert found
    return found


def built_elsewhere(cwd: Path, project: Path = ROOT, **environment: str) -> dict[str, object]:
    run = subprocess.run(
        [sys.executable, "-c", CHILD, project],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stderr == ""
    said: dict[str, object] = json.loads(run.stdout)
    return said


def test_a_second_build_in_the_same_process(ours: Digests) -> None:
    assert digests() == ours


@pytest.mark.parametrize("seed", ["0", pytest.param("4242", marks=pytest.mark.long)])
def test_under_other_hashing_time_and_language(ours: Digests, tmp_path: Path, seed: str) -> None:
    """The C locale without Python's UTF-8 mode makes ASCII the encoding of files."""
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    changes = {"TZ": "Asia/Kolkata", "COLUMNS": "40", "HOME": str(tmp_path), **plain}
    assert built_elsewhere(tmp_path, PYTHONHASHSEED=seed, **changes)["digests"] == ours


def test_from_a_checkout_in_another_folder(ours: Digests, tmp_path: Path) -> None:
    here = tmp_path / "another place é"
    for package in ("generators", "modsmith"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, here / package, ignore=ignored)
    shutil.copy(ROOT / "modsmith.toml", here)
    said = built_elsewhere(here, here)
    assert said["from"] == str(here / "modsmith")
    assert said["digests"] == ours


@pytest.mark.long
def test_on_the_maintained_fork_of_cdktf(ours: Digests, tmp_path: Path) -> None:
    said = built_elsewhere(tmp_path, MODSMITH_CDK="cdktn")
    assert said["cdk"] == "cdktn"
    assert said["digests"] == ours
