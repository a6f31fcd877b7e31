"""The archives of a version have the same bytes everywhere, and every common tool unpacks them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from modsmith.release.archive import ArchiveError, tar_gz, zip_
from modsmith.versions.module_files import archived

FILES = {
    "main.tf": b'resource "terraform_data" "this" {}\n',
    "README.md": "# Zürich\n".encode(),
    "examples/basic/main.tf": b'module "this" {\n  source = "../.."\n}\n',
    "assets/large.bin": bytes(range(256)) * 600,  # more than two stored blocks
    "assets/empty": b"",
    "Z.txt": b"upper case sorts first, whatever the locale\n",
}
DIGESTS = {
    tar_gz: "b8be618ccfd7f7bf234e7a825d57a330eca29fec8e7a5485eef8c992d7324295",
    zip_: "82f48abd6db78f357c5364e5ba47228fe59ee5bac54bf42893b04f231a9e4c44",
}
"""SHA-256 of the archives of these files. They change with no Python, no zlib and no machine: a change of `archive.py`
that changes them changes every release that is built again."""

BOTH = pytest.mark.parametrize("pack", DIGESTS, ids=["tar.gz", "zip"])
Pack = Callable[[dict[str, bytes]], bytes]

PROGRAM = """\
import hashlib, os, sys, time
os.umask(int(sys.argv[1], 8))
time.tzset()
from modsmith.release import archive
from tests.release.test_archive import FILES
files = dict(reversed(FILES.items()))
print(*(hashlib.sha256(pack(files)).hexdigest() for pack in (archive.tar_gz, archive.zip_)))
"""


@BOTH
def test_the_bytes_are_those_of_every_other_machine(pack: Pack) -> None:
    assert hashlib.sha256(pack(FILES)).hexdigest() == DIGESTS[pack]


@pytest.mark.parametrize(
    ("umask", "changes"),
    [
        ("077", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("000", {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1700000000"}),
        ("022", {"PYTHONHASHSEED": "7", "LANG": "de_DE.UTF-8", "SOURCE_DATE_EPOCH": "0", "USER": "someone"}),
    ],
)
def test_umask_zone_locale_clock_and_order_change_nothing(umask: str, changes: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, umask],
        env=os.environ | changes,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [*DIGESTS.values()]


@BOTH
def test_modsmith_reads_back_what_is_in_it(pack: Pack) -> None:
    assert archived(pack(FILES), "x") == FILES


TOOLS = [
    command
    for command in ("tar -xzf x.tar.gz", "unzip -q x.zip", "gzip -t x.tar.gz")
    if shutil.which(command.split(maxsplit=1)[0])
]


@pytest.mark.parametrize("command", TOOLS)
def test_other_tools_read_it(command: str, tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(tar_gz(FILES))
    (tmp_path / "x.zip").write_bytes(zip_(FILES))
    subprocess.run(command.split(), cwd=tmp_path, check=True)
    if not command.startswith("gzip"):
        assert {path: (tmp_path / path).read_bytes() for path in FILES} == FILES


def test_nothing_tells_of_the_machine() -> None:
    with tarfile.open(fileobj=BytesIO(tar_gz(FILES))) as archive:
        members = archive.getmembers()
    assert {(one.uid, one.gid, one.uname, one.gname, one.mode, one.mtime) for one in members} == {
        (0, 0, "", "", 0o644, 315_532_800)
    }
    assert all(one.isreg() for one in members)
    with zipfile.ZipFile(BytesIO(zip_(FILES))) as archive:
        entries = archive.infolist()
    assert {(one.date_time, one.external_attr >> 16, one.create_system, one.extra) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644, 3, b"")
    }
    assert [one.filename for one in entries] == [one.name for one in members] == sorted(FILES)


def test_a_path_that_ustar_cannot_hold_is_refused_by_name() -> None:
    with pytest.raises(ArchiveError, match=r"^(a{101}): name is too long\. Use names of at most 100"):
        tar_gz({"a" * 101: b""})
