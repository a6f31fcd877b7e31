"""A module's prose rendered and cut into its passages: paragraphs, list items, table rows, each with its line.

    document = render(section, spec, model)
    document.passages    # what a reader takes for one statement, with what it cites
    document.text        # Markdown; `{{ proved("table-recovery") }}` has become a link to that row

Marks that no text has go through Jinja and Markdown with the words: they tell which line of the source a line comes
from, which figures an expression computed, and where something is cited.
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
    """Words that claim nothing, though they sound like it.

    Attributes:
        kind: of claim that they sound like.
        reason: why they claim nothing; it stands in the source alone.
    """

    kind: str
    reason: str


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list item or a table row.

    Attributes:
        text: its words, without code; a bar stands before each cell.
        lines: where each of its lines stands, such as `generators/dynamodb/prose/30-backup.md:3`.
        cited: ids of what it cites.
        excused: what it says not to claim.
        code: what stands in it as code, such as names of inputs.
        written: its words without what expressions computed.
    """

    text: str
    lines: tuple[str, ...]
    cited: tuple[str, ...] = ()
    excused: tuple[Excuse, ...] = ()
    code: tuple[str, ...] = ()
    written: str = ""

    def line(self, offset: int) -> str:
        """Where a character of the text stands."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]


@dataclass(frozen=True)
class Document:
    """A section, rendered: Markdown for the reader, passages to be checked."""

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
    """What must not be taken for a computed figure."""

    __slots__ = ()


def render(
    section: Section, spec: ModuleSpec, model: ModuleType | None, anchors: Mapping[str, str]
) -> Document:
    """A section's text with its figures, and its passages.

    Args:
        section: its text is a Jinja template that may use `spec`, `model`, `proved(…)` and `no_claim(…)`.
        spec: the module's.
        model: the module's data.
        anchors: id of what can be cited to its anchor in the README.

    Raises:
        SpecError: an expression in the text fails, or something is cited where no sentence stands.
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
    """What a reader sees of a citation: a tick for each id, which leads to its row."""
    return "".join(f"[✓](#{anchors.get(id_, id_)})" for id_ in ids)


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
        _check_constants(jinja.parse(text), where)
        return jinja.from_string(text).render(names)
    except SpecError:
        raise
    except Exception as error:  # whatever an expression in the text may raise
        fix = "The text may use `spec`, `model`, `proved` and `no_claim`; mend the expression."
        raise SpecError(f"{type(error).__name__}: {error}", where=where, fix=fix) from error


def _check_constants(template: nodes.Template, where: str) -> None:
    """What an expression computes counts as a figure of the module; a number written into one is none."""
    written = [node for output in template.find_all(nodes.Output) for node in output.nodes]
    for node in written:
        if isinstance(node, nodes.Const) and re.search(r"\d", str(node.value)):
            problem = f"the expression {{{{ {node.value!r} }}}} computes nothing"
            raise SpecError(problem, where=where, fix="Write the figure as text, or take it from the model.")


def _check_places(
    passages: Sequence[Passage], cited: Sequence[tuple[str, ...]], excused: Sequence[Excuse], where: str
) -> None:
    """A citation in a heading, in a table's head or in code belongs to no sentence."""
    lost = Counter(id_ for ids in cited for id_ in ids)
    lost.subtract(id_ for passage in passages for id_ in passage.cited)
    missing = [id_ for id_, count in lost.items() if count > 0]
    if missing or sum(len(passage.excused) for passage in passages) < len(excused):
        problem = (
            f"cites {missing[0]!r} where no sentence is" if missing else "says no_claim where no sentence is"
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
    """First line, line after the last, whether it is a row, and words: of paragraphs and of rows below a head."""
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
