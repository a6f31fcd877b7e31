"""A page whose commands are run: blocks of `console` hold commands with their output, blocks of `diff` edit files.

```console
$ modsmith init demo
created demo with 11 files; next:
```
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROMPT = "$ "
_FENCE = re.compile(r"^```(console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CHANGING = (
    (re.compile(r"\b\d+\.\d+ s\b"), "N s"),
    (re.compile(r"127\.0\.0\.1:\d+"), "127.0.0.1:PORT"),
    (re.compile(r"\b[\d,]+ requests, [\d,]+ members"), "N requests, N members"),  # the provider polls
    (re.compile(r"\bmodsmith==[\w.+]+"), "modsmith==VERSION"),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
    (re.compile(r"\b(passed|skipped) in \S+"), r"\1 in N s"),
)


@dataclass(frozen=True)
class Command:
    """A command with its output.

    Attributes:
        text: without the prompt.
        output: whole lines, or "".
    """

    text: str
    output: str

    def __str__(self) -> str:
        return f"{PROMPT}{self.text}\n{self.output}"


def commands(block: str) -> Iterator[Command]:
    """The commands of a `console` block."""
    for part in block.removeprefix(PROMPT).split(f"\n{PROMPT}"):
        text, _, output = part.partition("\n")
        yield Command(text, output if not output or output.endswith("\n") else f"{output}\n")


def executed(page: str, run: Callable[[str], str], folder: Callable[[], Path]) -> str:
    """The page with the outputs that its commands have now.

    Where only seconds, ports or versions differ, the old output is kept.

    Args:
        page: Markdown.
        run: runs a command and returns its output.
        folder: that the next edit is relative to.
    """

    def replaced(block: re.Match[str]) -> str:
        kind, text = block.groups()
        if kind == "diff":
            edit(folder(), text)
            return block[0]
        return f"```{kind}\n{''.join(str(_again(one, run)) for one in commands(text))}```"

    return _FENCE.sub(replaced, page)


def _again(command: Command, run: Callable[[str], str]) -> Command:
    output = re.sub(r"[ \t]+$", "", run(command.text), flags=re.MULTILINE)
    return command if stable(output) == stable(command.output) else Command(command.text, output)


def stable(output: str) -> str:
    """An output without what changes from run to run: seconds, ports, versions."""
    for pattern, word in _CHANGING:
        output = pattern.sub(word, output)
    return output.rstrip("\n")


def edit(root: Path, diff: str) -> None:
    """Applies a unified diff of one file.

    Raises:
        AssertionError: the file has no such lines, or has them twice.
    """
    header, *hunks = re.split(r"^@@.*\n", diff, flags=re.MULTILINE)
    name = re.search(r"^\+\+\+ (\S+)$", header, re.MULTILINE)
    assert name, "a diff needs a line +++ FILE"
    file = root / name[1]
    text = file.read_text("utf-8")
    for hunk in hunks:
        lines = hunk.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        assert text.count(old) == 1, f"{name[1]} does not have these lines once:\n{old}"
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
