"""Makes one edit in the text of a file. Everything outside the edit stays as it is: comments, order, spacing.

Each function takes the whole text and the type and name of the resource, reads where that is, and returns the new
text; the same text if there is nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from modsmith.hcl.tokens import TokenError
from modsmith.validate.fixing import places
from modsmith.validate.fixing.declared import AddBlock, SetArgument, parsed
from modsmith.validate.fixing.places import Argument, Block, indent, line_end

_FIRST = frozenset({"count", "for_each", "provider"})
"""Meta-arguments that stand at the top of a resource."""

_LAST = frozenset({"tags", "tags_all", "depends_on"})
"""Arguments that stand at the end."""

_LAST_BLOCKS = frozenset({"lifecycle", "timeouts", "provisioner", "connection"})


class NotEditableError(Exception):
    """A text cannot be edited; the message is the reason, the end of a sentence."""


@dataclass
class Edited:
    """The outcome of an edit.

    Attributes:
        text: the new text.
        expressions: arguments that the edit is about, but whose value is an expression: `path = var.x`.
    """

    text: str
    expressions: list[str] = field(default_factory=list)


def find(text: str, type_: str, name: str) -> Block:
    """The block of a resource.

    Raises:
        NotEditableError: it is not there, there are two, or the text is not HCL.
    """
    try:
        top = places.read(text).blocks
    except (TokenError, RecursionError) as error:
        raise NotEditableError("the positions in the file cannot be read") from error
    found = [one for one in top if one.type == "resource" and one.labels == (type_, name)]
    if len(found) != 1:
        raise NotEditableError("the file has no such block" if not found else "the file has that block twice")
    return found[0]


def set_argument(text: str, name: str, fix: SetArgument) -> Edited:
    """Sets an argument wherever its literal is wrong or missing.

    Raises:
        NotEditableError: a place where it is missing takes no line.
    """
    edited = Edited(text)
    count = len(list(_holders(find(text, fix.type, name), fix)))
    for number in range(count):  # positions change with each edit
        holder = list(_holders(find(edited.text, fix.type, name), fix))[number]
        _set(edited, holder, fix)
    return edited


def add_block(text: str, name: str, fix: AddBlock) -> Edited:
    """Adds a nested block, unless there is one.

    Raises:
        NotEditableError: a `dynamic` block or an argument makes it, or the resource's lines are unusual.
    """
    block = find(text, fix.type, name)
    if any(one.type == fix.name for one in block.blocks):
        return Edited(text)
    if any(one.type == "dynamic" and one.labels == (fix.name,) for one in block.blocks):
        raise NotEditableError(f"its block {fix.name} is dynamic, so a condition decides")
    if block.argument(fix.name):
        raise NotEditableError(f"{fix.name} is written as an argument")
    if _is_one_line(text, block):
        text = _opened(text, block)
        block = find(text, fix.type, name)
    pad = _inner(text, block)
    step = "\t" if pad.endswith("\t") else "  "
    lines = [f"{pad}{fix.name} {{", *(f"{pad}{step}{line}" for line in fix.body), f"{pad}}}"]
    last = _last_item(block)
    at = _after(text, block.open + 1 if last is None else last)
    before = [] if last is None else [""]
    return Edited(_inserted(text, at, [*before, *lines, *_gap(text, at)]))


def add_below(text: str, block: Block, lines: Sequence[str]) -> str:
    """Adds lines at the top level, below a block and an empty line.

    Raises:
        NotEditableError: something else follows in the block's last line.
    """
    at = _after(text, block.close + 1)
    return _inserted(text, at, ["", *lines, *_gap(text, at)])


def _holders(block: Block, fix: SetArgument) -> Iterator[Block]:
    """The blocks that the argument belongs to."""
    *steps, _ = fix.path.split(".")
    found = [block]
    for step in steps:
        found = [inner for one in found for inner in one.nested(step)]
    return (one for one in found if not any(map(one.argument, fix.without)))


def _set(edited: Edited, holder: Block, fix: SetArgument) -> None:
    name = fix.path.rpartition(".")[2]
    argument = holder.argument(name)
    if argument is None:
        made_otherwise = any(name in (one.type, *one.labels) for one in holder.blocks)
        if fix.is_wrong(None) and not made_otherwise:
            edited.text = _with_argument(edited.text, holder, name, fix.literal)
        return
    written = edited.text[argument.begin : argument.end]
    try:
        value = parsed(written)
    except ValueError:
        edited.expressions.append(f"{fix.path} = {' '.join(written.split())}")
        return
    if fix.is_wrong(value):
        edited.text = edited.text[: argument.begin] + fix.literal + edited.text[argument.end :]


def _with_argument(text: str, block: Block, name: str, literal: str) -> str:
    if _is_one_line(text, block):
        return _opened(text, block, f"{name} = {literal}")
    anchor, fresh = _anchor(block)
    pad = _inner(text, block)
    if anchor is None:
        at = _after(text, block.open + 1)
        follows = block.blocks and block.blocks[0].start < _next_start(block)
        return _inserted(text, at, [f"{pad}{name} = {literal}", *(_gap(text, at) if follows else [])])
    at = _after(text, anchor.end)
    if fresh:
        return _inserted(text, at, ["", f"{pad}{name} = {literal}", *_gap(text, at)])
    return _inserted(text, at, [f"{pad}{_aligned(text, anchor, name)}= {literal}"])


def _next_start(block: Block) -> int:
    return min((one.start for one in block.arguments), default=block.close)


def _anchor(block: Block) -> tuple[Argument | None, bool]:
    """The argument that a new one follows, and whether an empty line comes between."""
    first_block = min((one.start for one in block.blocks), default=block.close)
    ahead = [one for one in block.arguments if one.start < first_block and one.name not in _LAST]
    ordinary = [one for one in ahead if one.name not in _FIRST]
    if ordinary:
        return ordinary[-1], False
    return (ahead[-1], True) if ahead else (None, False)


def _aligned(text: str, anchor: Argument, name: str) -> str:
    """The name, padded to the column of the `=` above if it fits."""
    width = text.index("=", anchor.start) - anchor.start
    several = "\n" in text[anchor.begin : anchor.end]
    return name.ljust(width) if len(name) < width and not several else f"{name} "


def _last_item(block: Block) -> int | None:
    """The end of the last item that a new nested block follows; None if it is the first."""
    end = min((one.start for one in block.blocks if one.type in _LAST_BLOCKS), default=block.close)
    ends = [one.end for one in block.arguments if one.start < end]
    ends += [one.close + 1 for one in block.blocks if one.start < end]
    return max(ends, default=None)


def _inner(text: str, block: Block) -> str:
    """The indentation of the lines in a block."""
    starts = [one.start for one in block.arguments] + [one.start for one in block.blocks]
    outer = indent(text, block.start)
    found = indent(text, min(starts)) if starts else ""
    return found if len(found) > len(outer) else outer + ("\t" if outer.endswith("\t") else "  ")


def _is_one_line(text: str, block: Block) -> bool:
    """Whether the block's content begins in the line of its brace, or it has none."""
    return line_end(text, block.open + 1) is None


def _opened(text: str, block: Block, line: str = "") -> str:
    """A block of one line, with its content and another line in lines of their own."""
    outer = indent(text, block.start)
    pad = outer + ("\t" if outer.endswith("\t") else "  ")
    content = text[block.open + 1 : block.close].strip()
    lines = ["{", *(f"{pad}{one}" for one in (content, line) if one), f"{outer}}}"]
    return text[: block.open] + _eol(text, block.open).join(lines) + text[block.close + 1 :]


def _after(text: str, at: int) -> int:
    end = line_end(text, at)
    if end is None:
        raise NotEditableError("several arguments or blocks are in one line")
    return end


def _gap(text: str, at: int) -> list[str]:
    """An empty line, if a line with something else than a closing brace follows."""
    following = text[at:].partition("\n")[0].strip()
    return [""] if following and not following.startswith("}") else []


def _inserted(text: str, at: int, lines: Sequence[str]) -> str:
    """The text with whole lines at an offset, which is at the start of a line or the end of the text."""
    eol = _eol(text, at)
    head = text[:at] if text[:at].endswith("\n") or not at else text[:at] + eol
    return head + "".join(line + eol for line in lines) + text[at:]


def _eol(text: str, at: int) -> str:
    """The line break that the text has around an offset."""
    before = text.rfind("\n", 0, at)
    end = before if before >= 0 else text.find("\n", at)
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"
