"""A difference as text for a terminal, as JSON for programs, and as Markdown for a comment on a merge request."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from modsmith.diff.compare import Difference
from modsmith.diff.rules.rule import Change
from modsmith.diff.rules.words import counted
from modsmith.validate.report.safe import safe_text
from modsmith.versions.number import Level, Version

FORMAT = 1
"""Of `as_json`; a change that would break a reader of it raises the number."""

LEVELS = (Level.MAJOR, Level.MINOR, Level.PATCH)
WIDTH = 100
"""Columns of the text; a word that is longer stays in one piece."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#@&])")
_MEANS = {
    Level.MAJOR: "a caller must change something, or loses something",
    Level.MINOR: "new, or other without loss; nothing must be done",
    Level.PATCH: "a plan may change; nothing must be done",
}


def as_text(difference: Difference, after: Version | None = None) -> str:
    """The changes, the greatest level first, and what the next version is.

    Args:
        difference: to report.
        after: the version before, if it has a number.
    """
    lines = [f"{difference.name}: {difference.old} → {difference.new}"]
    for level in LEVELS:
        changes = difference.of(level)
        if changes:
            lines += ["", f"{level.word}: {counted(changes, 'change')} ({_MEANS[level]})"]
            for rule, same in groupby(changes, key=lambda change: change.rule):
                lines += [f"  {rule}", *(line for change in same for line in _lines(change))]
    return "\n".join([*map(safe_text, lines), "", safe_text(conclusion(difference, after))]) + "\n"


def conclusion(difference: Difference, after: Version | None = None) -> str:
    """The last line: `major: the next version after 0.1.0 is 0.2.0`."""
    level = difference.level
    if level is Level.NONE:
        return "no changes that a caller could notice"
    if after is None:
        return f"{level.word}: the next version must be a {level.word} one"
    return f"{level.word}: the next version after {after} is {after.next(level)}"


def _lines(change: Change) -> Iterator[str]:
    text = _with_subject(change)
    for words, mark in ((text, "    - "), (change.advice, "      → ")):
        if words:
            yield from textwrap.wrap(
                " ".join(words.split()),
                WIDTH,
                initial_indent=mark,
                subsequent_indent="      ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _with_subject(change: Change) -> str:
    """The text, with the subject before it if the text does not name it."""
    module, subject = (
        change.subject.split(" ", 1) if change.subject.startswith("//") else ("", change.subject)
    )
    name = subject.rpartition(".")[2] if subject.startswith(("var.", "output.")) else subject
    is_named = name in change.text or subject.startswith("provider ") or name in ("inputs", "outputs")
    text = change.text if is_named else f"{name}: {change.text}"
    return f"{module}: {text}" if module else text


def as_data(difference: Difference, after: Version | None = None) -> dict[str, Any]:
    """The difference as JSON has it; `docs/diff.md` describes the form."""
    level = difference.level
    return {
        "format": FORMAT,
        "module": difference.name,
        "old": difference.old,
        "new": difference.new,
        "level": level.word,
        "version": str(after) if after else None,
        "next_version": str(after.next(level)) if after else None,
        "counts": {one.word: len(difference.of(one)) for one in LEVELS},
        "changes": [
            {
                "level": change.level.word,
                "rule": change.rule,
                "subject": change.subject,
                "text": change.text,
                "advice": change.advice,
            }
            for change in difference.changes
        ],
    }


def as_json(difference: Difference, after: Version | None = None) -> str:
    """`as_data` as text, in ASCII, so that every reader gets the same."""
    return json.dumps(as_data(difference, after), indent=2) + "\n"


def as_markdown(difference: Difference, after: Version | None = None) -> str:
    """The changes as lists, with a heading for each level."""
    lines = [f"## {_escaped(difference.name)}: {_code(difference.old)} → {_code(difference.new)}", ""]
    lines += [f"**{_escaped(conclusion(difference, after))}**"]
    for level in LEVELS:
        changes = difference.of(level)
        if changes:
            lines += ["", f"### {level.word.capitalize()} ({len(changes)})", ""]
            lines += [_item(change) for change in changes]
    return "\n".join(lines) + "\n"


def _item(change: Change) -> str:
    advice = f" *{_escaped(change.advice)}*" if change.advice else ""
    return f"- {_code(change.subject)} {_escaped(change.text)}{advice} ({_code(change.rule)})"


def _code(text: str) -> str:
    """Text as code, also with a backtick in it."""
    line = safe_text(text)
    longest = max(map(len, re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence} {line} {fence}" if longest else f"`{line}`"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", safe_text(" ".join(text.split())))
