"""How jsii's kernel is started: in one node, and with little memory."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from modsmith.tools import processes

_OWN = Path(__file__).with_name("jsii_kernel.js")

_FRUGAL = ("--max-semi-space-size=1",)
"""Options of node: a stack is small, and a young generation of 1 MiB takes 10 MiB less memory in a run."""


@contextmanager
def starting() -> Iterator[None]:
    """A kernel that jsii starts in here is outside of the terminal's process group.

    Ctrl-C would otherwise end it with an error message. Its temporary files are among those of this process.
    """
    popen, temporary = subprocess.Popen, tempfile.tempdir
    subprocess.Popen = _start  # type: ignore[assignment,misc]
    tempfile.tempdir = str(processes.own_folder())
    try:
        yield
    finally:
        subprocess.Popen, tempfile.tempdir = popen, temporary  # type: ignore[misc]


def _start(command: Sequence[str], **options: Any) -> subprocess.Popen[Any]:
    return processes.start(_direct(command), by_input=True, **options)


def _direct(command: Sequence[str]) -> Sequence[str]:
    """The command without jsii's launcher, which starts a second node and copies every message.

    Args:
        command: node, its options, and jsii's launcher.

    Returns:
        The command as it is where jsii's runtime has another layout.
    """
    node, *flags, launcher = command
    program = Path(launcher).parent.parent / "lib" / "program.js"
    if Path(launcher).name != "jsii-runtime.js" or not program.is_file():
        return command
    return [node, *flags, *_FRUGAL, "--preserve-symlinks", str(_OWN), str(program)]
