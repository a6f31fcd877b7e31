"""A process of its own that releases 0.2.0 and is killed before each step: `child.py PROJECT RECORD WORK`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from modsmith.project import Catalog, Project
from modsmith.release.run import Request, release
from tests.release.support import evidence_once
from tests.write.child import kill_everywhere


def main(project: Path, record: Path, work: Path) -> None:
    catalog = Catalog(Project.require(project).use())

    def run(folder: Path) -> None:
        release(Request(catalog, "notes", out=folder, revision="HEAD"))

    evidence_once(pytest.MonkeyPatch())
    with tempfile.TemporaryDirectory() as unused:
        run(Path(shutil.copytree(record, f"{unused}/out")))  # imports and evidence once, not in each fork
    kill_everywhere(record, work, run)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
