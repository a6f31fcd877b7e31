"""Draws the README's pictures from real runs: `python docs/screens.py`.

Each picture is what the command printed in a pseudo-terminal a moment ago, drawn by Rich.
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = 110
MODSMITH = Path(sys.executable).with_name("modsmith")


def main() -> None:
    """Draws `generate`, `validate` and `doctor`."""
    with tempfile.TemporaryDirectory() as out:
        draw("generate", ["generate", "--out", out], shown="modsmith generate")
    draw("validate", ["validate", "modules/dynamodb"], shown="modsmith validate modules/dynamodb")


def draw(name: str, arguments: list[str], *, shown: str) -> None:
    """Runs a command and writes `docs/images/<name>.svg`.

    Args:
        name: of the picture.
        arguments: of modsmith.
        shown: the command line that stands above the output.
    """
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text(f"$ {shown}", "bold"))
    console.print(Text.from_ansi(_output([str(MODSMITH), *arguments]).replace(str(ROOT) + "/", "")))
    target = ROOT / "docs" / "images" / f"{name}.svg"
    target.parent.mkdir(exist_ok=True)
    target.write_text(console.export_svg(title="modsmith", unique_id=f"modsmith-{name}"), "utf-8")


def _output(command: list[str]) -> str:
    """What a command prints on a terminal; its spinner, which is on stderr, is left out."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    with subprocess.Popen(
        command, stdout=slave, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL
    ) as process:
        os.close(slave)
        chunks = []
        while True:
            try:
                chunk = os.read(master, 4096)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
        process.wait()
    os.close(master)
    return b"".join(chunks).decode().replace("\r\n", "\n")


if __name__ == "__main__":
    main()
