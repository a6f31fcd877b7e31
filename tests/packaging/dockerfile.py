"""Reads a Dockerfile and a `.dockerignore`, as far as this repository's go."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Instruction:
    """One instruction: its name in capitals, its text in one line, and the number of its stage, from 0."""

    name: str
    text: str
    stage: int

    @property
    def sources(self) -> list[str]:
        """What a COPY from the context copies."""
        words = [word for word in shlex.split(self.text) if not word.startswith("--")]
        return words[:-1]


def read(text: str) -> list[Instruction]:
    """The instructions in order; those before the first FROM are of stage -1."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))
    found, stage = list[Instruction](), -1
    for line in joined.splitlines():
        name, _, rest = line.partition(" ")
        stage += name == "FROM"
        found.append(Instruction(name, rest.strip(), stage))
    return found


def is_ignored(path: str, ignore: str) -> bool:
    """Whether a file stays out of the context: the last pattern that matches it or a folder above it decides."""
    ignored = False
    parts = path.split("/")
    above = ["/".join(parts[:number]) for number in range(1, len(parts) + 1)]
    for line in ignore.splitlines():
        if line and not line.startswith("#"):
            pattern = line.removeprefix("!").removeprefix("**/")
            names = parts if "**/" in line else above
            if any(fnmatchcase(name, pattern) for name in names):
                ignored = not line.startswith("!")
    return ignored
