"""Makes text from modules safe to print, for all formats at once.

The author of a module chooses the names of its resources and files, its lines of code, and so the messages that quote
them. A terminal, a CI runner or a browser that shows a report must not take them for commands. Escapes that one format
needs, such as those of XML or Markdown, are applied by that format.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from modsmith.validate.report.document import Document

T = TypeVar("T")

_HARMFUL = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories: control and format characters (such as ESC, CSI and bidi overrides), and line separators."""

_WORKFLOW = re.compile(r"::(?=[A-Za-z])")
"""A workflow command of GitHub: `::error::`. IPv6 addresses such as `::/0` are none."""

_LOGGING = re.compile(r"##(?=[A-Za-z]*\[)")
"""A command of GitHub, Azure Pipelines or TeamCity: `##[error]`, `##vso[task.setvariable]`, `##teamcity[...]`."""


def safe(document: Document) -> Document:
    """A document of which no text is a command: on one line, without control characters and workflow commands."""
    return _safe(document)


def safe_text(text: str) -> str:
    """Text on one line, in which what is invisible is written out and no workflow command is left."""
    # no printable letter is of a harmful category, and almost all texts have no other letters
    visible = text if text.isprintable() else "".join(map(_visible, text))
    return _LOGGING.sub("## ", _WORKFLOW.sub(": :", visible))


def _visible(letter: str) -> str:
    if letter in "\n\t\r":
        return " "
    if unicodedata.category(letter) in _HARMFUL:
        return f"\\u{{{ord(letter):x}}}"
    return letter


def _safe(value: T) -> T:
    made: Any = value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        made = safe_text(value)
    elif isinstance(value, tuple):
        made = tuple(map(_safe, value))
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{each.name: _safe(getattr(value, each.name)) for each in fields(value)})
    result: T = made
    return result
