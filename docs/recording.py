"""Records the README's terminal session from a real run: `python docs/recording.py`.

The commands run in a pseudo-terminal in a new project, and each output gets its time. termtosvg, which uv
fetches for the occasion, draws the recording (asciicast v2) as an animated SVG. Pauses are cut to `LONGEST_PAUSE`.
"""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images" / "session.svg"
COLUMNS, ROWS = 100, 30
LONGEST_PAUSE = 1_200
"""Milliseconds."""

COMMANDS = (
    "modsmith new module work_queue",
    "modsmith generate",
    "modsmith validate modules/work_queue",
    "modsmith try work_queue",
)
TERMTOSVG = ["--from", "termtosvg==1.1.0", "--with", "setuptools<81", "termtosvg"]

Event = tuple[float, str]


def main() -> None:
    """Records the session and writes the picture."""
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch) / "demo"
        subprocess.run([_modsmith(), "init", "demo", "--yes"], cwd=scratch, check=True, capture_output=True)
        cast = Path(scratch) / "session.cast"
        header = {"version": 2, "width": COLUMNS, "height": ROWS}
        events = [[round(at, 3), "o", text] for at, text in _session(project)]
        cast.write_text("\n".join(json.dumps(line) for line in [header, *events]) + "\n", "utf-8")
        uv = str(Path(sys.executable).with_name("uv"))
        drawing = [uv, "tool", "run", *TERMTOSVG, "render", str(cast), str(TARGET)]
        subprocess.run([*drawing, "-M", str(LONGEST_PAUSE), "-t", "window_frame"], check=True)
    print(f"wrote {TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} KiB")


def _session(project: Path) -> Iterator[Event]:
    clock = 0.0
    for command in COMMANDS:
        for letter in f"\x1b[1m$ {command}\x1b[0m\r\n":
            clock += 0.03
            yield clock, letter
        start = time.monotonic()
        for text in _run(command, project):
            yield clock + time.monotonic() - start, text
        clock += time.monotonic() - start + 1
        yield clock, "\r\n"


def _run(command: str, project: Path) -> Iterator[str]:
    """What a command prints, as it comes."""
    master, slave = pty.openpty()
    words = [_modsmith(), *command.split()[1:]]
    with subprocess.Popen(
        words,
        cwd=project,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(slave)
        while chunk := _read(master):
            yield re.sub(re.escape(f"{project}/"), "", chunk.decode("utf-8", "replace"))
    os.close(master)
    if process.returncode:
        raise SystemExit(f"{command} failed with exit code {process.returncode}")


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65_536)
    except OSError:  # Linux's way to say that the other end is closed
        return b""


def _environment() -> dict[str, str]:
    """This one with a terminal's size, and the tools that modsmith finds here."""
    return os.environ | {"COLUMNS": str(COLUMNS), "LINES": str(ROWS), "TERM": "xterm-256color"}


def _modsmith() -> str:
    return str(Path(sys.executable).with_name("modsmith"))


if __name__ == "__main__":
    main()
