"""Renders a module's prose and splits it into passages: paragraphs, list items and table rows, with their lines.

    document = render(section, spec, model)
    document.passages    # the units of meaning, with their citations
    document.text        # Markdown; `{{ proved("table-recovery") }}` becomes a link to that row

Marks that never occur in prose pass through Jinja and Markdown together with the words. They carry the source line of
each output line, the figures that expressions computed, and the places of citations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token
from markdown_it import MarkdownIt
from markdown_it.token import Token as Piece

from modsmith.errors import SpecError
from modsmith.spec.model import ModuleSpec, Section

_Item = TypeVar("_Item")

_MARK = re.compile("\ue000([a-z])(\\d+)\ue001")
_COMPUTED = re.compile("\ue000f0\ue001.*?\ue000f1\ue001", re.DOTALL)


@dataclass(frozen=True)
class Excuse:
    """Words that sound like a claim but are not.

    Attributes:
        kind: the kind of claim that they sound like.
        reason: why they are not a claim; only visible in the source.
    """

    kind: str
    reason: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list item or a table row.

    Attributes:
        text: its words, without code; a bar before each table cell.
        lines: the source of each of its lines, such as `generators/dynamodb/prose/30-backup.md:3`.
        cited: ids that it cites.
        excused: its `no_claim` marks.
        code: its code spans, such as names of inputs.
        written: its words without the results of expressions.
    """

    text: str
    lines: tuple[str, ...]
    cited: tuple[str, ...] = ()
    excused: tuple[Excuse, ...] = ()
    code: tuple[str, ...] = ()
    written: str = ""

    def line(self, offset: int) -> str:
        """The source line of a character of the text."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]


@dataclass(frozen=True)
class Document:
    """A rendered section: Markdown for the reader, and passages to check."""

    text: str
    passages: tuple[Passage, ...]


class _Lines(Extension):
    """Marks each line of a template's text with its number."""

    def filter_stream(self, stream: Iterable[Token]) -> Iterator[Token]:
        for token in stream:
            if token.type != "data":
                yield token
                continue
            lines = enumerate(token.value.splitlines(keepends=True), token.lineno)
            yield Token(token.lineno, "data", "".join(f"{_mark('l', n)}{line}" for n, line in lines))


class _Marked(str):
    """A value that does not count as a computed figure."""

    __slots__ = ()


def render(
    section: Section, spec: ModuleSpec, model: ModuleType | None, anchors: Mapping[str, str]
) -> Document:
    """Renders a section's text with its figures, and returns its passages.

    Args:
        section: its text is a Jinja template that may use `spec`, `model`, `proved(…)` and `no_claim(…)`.
        spec: the module's spec.
        model: the module's data.
        anchors: id of each proof to its anchor in PROOFS.md.

    Raises:
        SpecError: an expression in the text fails, or a citation is outside of a sentence.
    """
    cited: list[tuple[str, ...]] = []
    excused: list[Excuse] = []
    names = {
        "spec": spec,
        "model": model,
        "proved": lambda first, *more: _recorded("c", cited, (first, *more)),
        "no_claim": lambda kind, reason: _recorded("n", excused, Excuse(kind, reason)),
    }
    where = section.source or f"{spec.name}: section {section.title!r}"
    marked = _rendered(section.text, names, where)
    lines, last = [], 1
    for line in marked.splitlines():
        last = next((int(n) for letter, n in _MARK.findall(line) if letter == "l"), last)
        lines.append(f"{where}:{last + section.first_line - 1}" if section.source else where)
    marked = re.sub("\ue000l\\d+\ue001", "", marked)
    passages = tuple(_passages(marked, lines, cited, excused))
    _check_places(passages, cited, excused, where)
    return Document(_without_marks(marked, cited, anchors), passages)


def links(ids: Iterable[str], anchors: Mapping[str, str]) -> str:
    """The visible form of a citation: a tick for each id, linked to its row in PROOFS.md."""
    return "".join(f"[✓](PROOFS.md#{anchors.get(id_, id_)})" for id_ in ids)


def _mark(letter: str, number: int) -> _Marked:
    return _Marked(f"\ue000{letter}{number}\ue001")


def _recorded(letter: str, seen: list[_Item], item: _Item) -> _Marked:
    seen.append(item)
    return _mark(letter, len(seen) - 1)


def _computed(value: object) -> object:
    return value if isinstance(value, _Marked) else f"{_mark('f', 0)}{value}{_mark('f', 1)}"


def _rendered(text: str, names: Mapping[str, object], where: str) -> str:
    jinja = Environment(
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - Markdown
        finalize=_computed,
        extensions=[_Lines],
    )
    try:
        parsed = jinja.parse(text)
        _check_constants(parsed, where)
        return jinja.from_string(parsed).render(names)
    except SpecError:
        raise
    except Exception as error:  # an expression in the text may raise anything
        fix = "The text may use `spec`, `model`, `proved` and `no_claim`; correct the expression."
        raise SpecError(f"{type(error).__name__}: {error}", where=where, fix=fix) from error


def _check_constants(template: nodes.Template, where: str) -> None:
    """Rejects constant expressions, because the result of an expression counts as a figure of the module."""
    written = [node for output in template.find_all(nodes.Output) for node in output.nodes]
    for node in written:
        if isinstance(node, nodes.Const) and re.search(r"\d", str(node.value)):
            problem = f"the expression {{{{ {node.value!r} }}}} is a constant"
            raise SpecError(problem, where=where, fix="Write the figure as text, or take it from the model.")


def _check_places(
    passages: Sequence[Passage], cited: Sequence[tuple[str, ...]], excused: Sequence[Excuse], where: str
) -> None:
    """Rejects citations in headings, table heads and code, because they do not belong to a sentence."""
    lost = Counter(id_ for ids in cited for id_ in ids)
    lost.subtract(id_ for passage in passages for id_ in passage.cited)
    missing = [id_ for id_, count in lost.items() if count > 0]
    if missing or sum(len(passage.excused) for passage in passages) < len(excused):
        problem = (
            f"cites {missing[0]!r} outside of a sentence"
            if missing
            else "uses no_claim outside of a sentence"
        )
        fix = "Write it at the end of a sentence, a list item or a table row; not in headings or code."
        raise SpecError(problem, where=where, fix=fix)


def _without_marks(text: str, cited: Sequence[tuple[str, ...]], anchors: Mapping[str, str]) -> str:
    text = re.sub("\\s?\ue000n\\d+\ue001", "", text)
    text = re.sub("\ue000c(\\d+)\ue001", lambda mark: links(cited[int(mark[1])], anchors), text)
    return _MARK.sub("", text)


def _passages(
    text: str, lines: Sequence[str], cited: Sequence[tuple[str, ...]], excused: Sequence[Excuse]
) -> Iterator[Passage]:
    for start, end, is_row, pieces in _blocks(MarkdownIt("commonmark").enable("table").parse(text)):
        words = "".join(f"{'| ' if is_row else ''}{_words(piece)} " for piece in pieces).strip()
        marks = [(letter, int(n)) for letter, n in _MARK.findall(" ".join(piece.content for piece in pieces))]
        yield Passage(
            _MARK.sub("", words),
            tuple(lines[start:end]),
            tuple(id_ for letter, n in marks if letter == "c" for id_ in cited[n]),
            tuple(excused[n] for letter, n in marks if letter == "n"),
            tuple(_MARK.sub("", code) for piece in pieces for code in _code(piece)),
            _MARK.sub("", _COMPUTED.sub("", words)),
        )


def _blocks(tokens: Sequence[Piece]) -> Iterator[tuple[int, int, bool, list[Piece]]]:
    """First line, line after the last, whether it is a table row, and words of each paragraph and row."""
    row: list[Piece] = []
    inside = ""
    for token in tokens:
        if token.type == "inline":
            row.append(token)
        elif token.type in ("paragraph_open", "tr_open", "heading_open"):
            row, (first, end) = [], token.map or [0, 1]
        elif token.type in ("thead_open", "tbody_open"):
            inside = token.type
        elif token.type == "paragraph_close":
            yield first, end, False, row
        elif token.type == "tr_close" and inside == "tbody_open":
            yield first, end, True, row


def _words(inline: Piece) -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n", "code_inline": "`…`", "html_inline": ""}
    return "".join(breaks.get(child.type, child.content) for child in inline.children or ())


def _code(inline: Piece) -> Iterator[str]:
    return (child.content for child in inline.children or () if child.type == "code_inline")
