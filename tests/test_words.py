"""Texts and names use the words of the field, not words of our own that no reader knows.

`docs/` and code say evaluation, violation, source, result, fix and check. Each word below once stood for one of them.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BANNED = {
    r"worlds?": "evaluation",
    r"witness(?:es)?": "source",
    r"verdicts?": "result",
    r"lack(?:s|ed|ing)?": "violation, or: has no, does not have",
    r"mend(?:s|ed|ing)?": "fix, change or correct",
    r"judg(?:e|es|ed|ing)": "check",
    r"workshops?": "staging folder",
    r"belonging(?! to)s?": "plan matching",
    r"harmless": "nothing to protect",
}
"""Regular expression of a whole word to what to write instead."""

CLEAN = (
    "CONTRIBUTING.md",
    "README.md",
    "docs/adopt.md",
    "docs/adr",
    "docs/benchmarks.md",
    "docs/ci.md",
    "docs/project-file.md",
    "docs/reference",
    "docs/shard-scaler.md",
    "docs/site.md",
    "docs/tutorial.md",
    "docs/validate.md",
    "docs/why-generated-hcl.md",
    "modsmith/__init__.py",
    "modsmith/__main__.py",
    "modsmith/build",
    "modsmith/cli",
    "modsmith/constructs",
    "modsmith/controls.py",
    "modsmith/emulator",
    "modsmith/entry.py",
    "modsmith/errors.py",
    "modsmith/evaluate",
    "modsmith/files.py",
    "modsmith/generate",
    "modsmith/hcl",
    "modsmith/inputs.py",
    "modsmith/mutate",
    "modsmith/project",
    "modsmith/provider",
    "modsmith/readme",
    "modsmith/rules.py",
    "modsmith/scaffold",
    "modsmith/site",
    "modsmith/spec",
    "modsmith/tools",
    "modsmith/types.py",
    "modsmith/validate",
    "modsmith/write",
)
"""Files and folders that are free of these words; add a path when it is."""

ALLOWED: frozenset[tuple[str, str]] = frozenset(
    {
        ("docs/validate.md", "witness"),
        ("modsmith/cli/sources.py", "witness"),
        ("modsmith/cli/validate.py", "witness"),
        ("modsmith/validate/baseline/file.py", "witness"),
        ("modsmith/validate/report/json.py", "mend"),
        ("modsmith/validate/report/json.py", "verdicts"),
        ("modsmith/validate/report/json.py", "witness"),
        ("modsmith/validate/report/json.py", "witnesses"),
    }
)
"""Path and word, where the word has its ordinary meaning or is part of an interface that stays."""

_WORD = re.compile(rf"(?<![a-z])(?:{'|'.join(BANNED)})(?![a-z])", re.IGNORECASE)


def _words_of_name(name: str) -> str:
    """An identifier as separate words: `_MOTO_GAP` and `ModuleResult` become `moto gap` and `module result`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ")


def _texts_of_python(text: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string, docstring, comment and name."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NAME:
            yield token.start[0], _words_of_name(token.string)
        elif token.type in (tokenize.STRING, tokenize.COMMENT):
            yield from enumerate(token.string.split("\n"), token.start[0])


def banned_words(path: Path, text: str) -> list[str]:
    """`file:line: word` with a better word, for every banned word in a file."""
    file = path.relative_to(ROOT).as_posix()
    texts = _texts_of_python(text) if path.suffix == ".py" else enumerate(text.split("\n"), 1)
    return [
        f"{file}:{line}: {match[0]!r}; write {_better(match[0])}"
        for line, part in texts
        for match in _WORD.finditer(part)
        if (file, match[0].lower()) not in ALLOWED
    ]


def _better(word: str) -> str:
    return next(better for banned, better in BANNED.items() if re.fullmatch(banned, word, re.IGNORECASE))


def _files(place: str) -> list[Path]:
    path = ROOT / place
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in (".py", ".md", ".j2"))


@pytest.mark.parametrize("place", CLEAN)
def test_uses_the_words_of_the_field(place: str) -> None:
    files = _files(place)
    assert files, f"{place} does not exist"
    found = [word for file in files for word in banned_words(file, file.read_text("utf-8"))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        '"""Every world of a module."""',
        "x = f'{x} could not be mended'",
        "x = 1  # two witnesses",
        "def judge(): ...",
        "class PlanVerdict: ...",
        "MOTO_LACKS = 1",
    ],
)
def test_finds_banned_words_in_strings_comments_and_names(text: str) -> None:
    assert len(banned_words(ROOT / "x.py", text)) == 1


@pytest.mark.parametrize(
    "text", ["# a worldwide rule", "# recommended, amended", "x = 'slack and black'", "# belonging to it"]
)
def test_accepts_words_that_only_contain_a_banned_one(text: str) -> None:
    assert banned_words(ROOT / "x.py", text) == []
