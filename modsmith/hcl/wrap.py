"""Line breaks in long expressions.

An expression that would end beyond `LIMIT` is broken at its outermost operators, inside parentheses, or else inside its
widest brackets; what is still too long, again. Strings are never broken. Lines that the author has broken stay so.

Operators end their lines: python-hcl2 reads no line that begins with one.
"""

from __future__ import annotations

from modsmith.hcl.layout import INDENT, arranged, is_plain, readable
from modsmith.hcl.nodes import COMMA, Group, Node, Nodes, flat, kind, split, tree, width
from modsmith.hcl.tokens import Token

LIMIT = 120
"""Columns of a line, above which it is broken."""

_STEP = len(INDENT)
_LINE = Token("newline", "\n")
_OPEN, _CLOSE = Token("(", "("), Token(")", ")")
_COMMA, _COLON = Token(",", ","), Token(":", ":")
_LINES = frozenset({"newline"})
_ITEMS = frozenset({",", "newline"})
_ASSIGNS = frozenset({"=", ":"})
_VERBATIM = frozenset({"comment", "oheredoc"})
_LOOSEST = (
    frozenset({"?", ":"}),
    frozenset({"||"}),
    frozenset({"&&"}),
    frozenset({"==", "!="}),
    frozenset({"<", "<=", ">", ">="}),
)


def wrapped(text: str, level: int, column: int) -> str:
    """Formats an expression like `layout`, with line breaks where it is too long.

    Args:
        text: the expression.
        level: indentation of its first line, in steps of two spaces.
        column: where it starts on that line.

    Raises:
        SpecError: as `layout`.
    """
    if is_plain(text):
        return text
    tokens = readable(text)
    if not any(token.kind in _VERBATIM for token in tokens):
        tokens = _fit(tree(tokens), column, level * _STEP)
    return arranged(tokens, level)


def _fit(nodes: Nodes, column: int, indent: int, tail: int = 0, *, loose: bool = False) -> list[Token]:
    """Tokens of an expression, with line breaks as required.

    Args:
        nodes: the expression.
        column: where it starts.
        indent: indentation of the line that it starts on.
        tail: columns that must follow it on its last line.
        loose: whether it stands alone between brackets that allow line breaks.
    """
    if _has_lines(nodes):
        return _by_author(nodes, column, indent)
    if column + width(nodes) + tail <= LIMIT:
        return [*flat(nodes)]
    operators = next((found for found in _LOOSEST if any(kind(node) in found for node in nodes)), None)
    if operators is None:
        return _widest_broken(nodes, column, indent, tail)
    if loose:
        return _operands(nodes, operators, indent, tail)
    inner = indent + _STEP
    return [_OPEN, _LINE, *_fit(nodes, inner, inner, loose=True), _LINE, _CLOSE]


def _operands(nodes: Nodes, operators: frozenset[str], indent: int, tail: int) -> list[Token]:
    """One operand a line with the operator that follows it; `condition ? result :` shares a line that it fits on."""
    made: list[Token] = []
    parts = split(nodes, operators)
    while parts:
        (part, operator), *parts = parts
        if operator and operator[0].kind == "?" and parts and parts[0][1]:
            case: Nodes = [*part, *operator, *parts[0][0], *parts[0][1]]
            if indent + width(case) <= LIMIT:
                made += [*flat(case), _LINE]
                parts = parts[1:]
                continue
        after = width(operator) + 1 if operator else tail
        made += [*_fit(part, indent, indent, after, loose=not operator), *operator]
        made += [_LINE] if operator else []
    return made


def _widest_broken(nodes: Nodes, column: int, indent: int, tail: int) -> list[Token]:
    """The expression with its widest brackets broken; what is before or after them too, if it is too long itself."""
    groups = [
        (width([node]), i) for i, node in enumerate(nodes) if isinstance(node, Group) and node.can_break
    ]
    if not groups:
        return [*flat(nodes)]
    _, at = max(groups)
    group = nodes[at]
    assert isinstance(group, Group)  # noqa: S101 - found as one
    before, after = nodes[:at], nodes[at + 1 :]
    start = column + width([*before, group.open]) - 1
    head = [*flat(before)] if start < LIMIT else _widest_broken(before, column, indent, 1)
    rest = (
        _widest_broken(after, indent + 1, indent, tail)
        if indent + 1 + width(after) > LIMIT
        else [*flat(after)]
    )
    return [*head, *_broken(group, min(start, LIMIT), indent), *rest]


def _broken(group: Group, column: int, indent: int) -> list[Token]:
    """Brackets with line breaks inside."""
    inner = indent + _STEP
    match group.kind:
        case "for":
            lines = _for(group.body, inner)
        case "object":
            lines = _object(group.body, inner)
        case "paren":
            lines = [_fit(group.body, inner, inner, loose=True)]
        case _:
            if (hugging := _hugging(group, column, indent)) is not None:
                return [group.open, *hugging, group.close]
            lines = _list(group.body, inner, trailing=group.kind == "list")
    body = [token for line in lines for token in (_LINE, *line)]
    return [group.open, *body, _LINE, group.close]


def _hugging(group: Group, column: int, indent: int) -> list[Token] | None:
    """A call whose last argument is broken, with all others on the line of its name; None if that does not fit."""
    parts = split(group.body, COMMA)
    last = parts[-1][0]
    end = last[-1] if last else None
    alone = len(last) == 1 or (len(parts) == 1 and len(last) == 2 and kind(last[0]) == "ident")
    if not (isinstance(end, Group) and end.can_break and alone):
        return None
    before = group.body[: len(group.body) - 1]
    start = column + 1 + width(before) + (1 if len(parts) > 1 else 0)
    if start + 1 > LIMIT:
        return None
    return [*flat(before), *_broken(end, start, indent)]


def _list(body: Nodes, indent: int, *, trailing: bool) -> list[list[Token]]:
    """Items, one a line, each with its comma."""
    parts = [part for part, _ in split(body, COMMA) if part]
    commas = [True] * (len(parts) - 1) + [trailing]
    return [
        [*_fit(part, indent, indent, 1, loose=True), *([_COMMA] if comma else [])]
        for part, comma in zip(parts, commas, strict=True)
    ]


def _object(body: Nodes, indent: int) -> list[list[Token]]:
    """Pairs, one a line."""
    items = [item for item, _ in split(body, _ITEMS) if item]
    keys = [_key(item) for item in items]
    start = indent + max(width(item[:at]) for item, at in zip(items, keys, strict=True)) + 1
    return [[*flat(item[:at]), *_fit(item[at:], start, indent)] for item, at in zip(items, keys, strict=True)]


def _key(item: Nodes) -> int:
    """Length of a pair's key, with its `=`."""
    return next((i for i, node in enumerate(item) if kind(node) in _ASSIGNS), -1) + 1


def _for(body: Nodes, indent: int) -> list[list[Token]]:
    """`for` with what it makes, and its `if` on a line of its own."""
    intro, collection, result, condition = _clauses([node for node in body if kind(node) != "newline"])
    at = next((i for i, node in enumerate(result) if kind(node) == "=>"), -1) + 1
    key, value = result[:at], result[at:]
    head = [*intro, *collection, _COLON]
    opened = [*head, *key]
    if indent + width([*head, *result]) <= LIMIT:
        lines = [[*flat(head), *flat(result)]]
    elif _is_bracket(value) and indent + width(opened) + 2 <= LIMIT:
        lines = [[*flat(opened), *_fit(value, indent + width(opened) + 1, indent)]]
    else:
        first = [*flat(intro), *_fit(collection, indent + width(intro) + 1, indent, 2), _COLON]
        start = indent + (width(key) + 1 if key else 0)
        second = [*flat(key), *_fit(value, start, indent, loose=not key)]
        # behind the bracket that ends a broken collection
        joins = _has_lines(first) and indent + 4 + width(result) <= LIMIT
        lines = [[*first, *second]] if joins else [first, second]
    if condition:
        lines.append([*flat(condition[:1]), *_fit(condition[1:], indent + 3, indent)])
    return lines


def _is_bracket(value: Nodes) -> bool:
    """Whether a value is only brackets that are best opened on the line of their `for`."""
    group = value[0] if len(value) == 1 else None
    return isinstance(group, Group) and (
        group.kind in ("object", "for")
        or (group.kind == "list" and any(isinstance(n, Group) for n in group.body))
    )


def _clauses(body: Nodes) -> tuple[Nodes, Nodes, Nodes, Nodes]:
    """`for ... in`, the collection, the result, and `if ...` of a `for` expression."""
    within = next(i for i, node in enumerate(body) if isinstance(node, Token) and node.text == "in") + 1
    questions, colon, condition = 0, 0, len(body)
    for i, node in enumerate(body):
        if kind(node) == "?":
            questions += 1
        elif kind(node) == ":" and not colon:
            colon, questions = (0, questions - 1) if questions else (i, 0)
        elif isinstance(node, Token) and node.text == "if" and colon:
            condition = i
            break
    return body[:within], body[within:colon], body[colon + 1 : condition], body[condition:]


def _by_author(nodes: Nodes, column: int, indent: int) -> list[Token]:
    """Tokens of nodes that have line breaks: those stay, and each line that is too long gets more."""
    made: list[Token] = []
    for line, end in split(nodes, _LINES):
        if _has_lines(line):
            for node in line:
                made += _group_by_author(node, indent)
        else:
            made += _line(line, column, indent)
        made += end
        column = indent
    return made


def _group_by_author(node: Node, indent: int) -> list[Token]:
    if not isinstance(node, Group) or not node.can_break:
        return [*flat([node])]
    inner = indent + _STEP
    lines = [line for line, _ in split(node.body, _LINES)]
    if node.kind == "for" and any(inner + width(line) > LIMIT for line in lines if not _has_lines(line)):
        return _broken(node, LIMIT, indent)
    return [node.open, *_by_author(node.body, inner, inner), node.close]


def _has_lines(nodes: Nodes) -> bool:
    return any(token.kind == "newline" for token in flat(nodes))


def _line(line: Nodes, column: int, indent: int) -> list[Token]:
    """A line of the author's inside brackets: a pair, an item with its comma, or a part of a `for`."""
    if column + width(line) <= LIMIT:
        return [*flat(line)]
    if any(kind(node) == "=" for node in line):
        at = _key(line)
        return [*flat(line[:at]), *_fit(line[at:], column + width(line[:at]) + 1, indent)]
    return _widest_broken(line, column, indent, 0)
