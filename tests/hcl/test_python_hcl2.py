"""python-hcl2, which knows nothing of our renderer, reads back what was put in.

What python-hcl2 8.1 gives back, and how it is compared here:

- Strings without quotes and escapes, but in the template language: `$${` stays. So values are compared in it.
- An expression is "${...}", spaced its own way. So what was put in is read by it, alone, too.
- A heredoc is its source text. It is dedented here, by HCL's rule.
- A number with an exponent is an expression ("${1e-7}"). It is read as a number here.
- It cannot read `$${` or `%%{` if no `}` follows, and leaves escapes alone up to there; a bare name in a list
  and a string are one to it, and so are a heredoc and a string that holds one's source. So texts get that `}`
  here and lose a `<<`, and no expression is a single name. test_terraform_values proves all of these values.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import hcl2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.hcl.order import ordered
from modsmith.hcl.render import render
from modsmith.hcl.template import escape

from . import strategies

OPTIONS = hcl2.SerializationOptions(with_comments=False, explicit_blocks=False, strip_string_quotes=True)
HEREDOC = re.compile(r"<<-EOT\n(.*\n)? *EOT", re.DOTALL)

literals = strategies.texts.map(lambda text: re.sub(r"([$%]\{)", r"\1x}", text).replace("<<", "<"))
expressions = st.sampled_from(
    [
        "var.name",
        "aws_kms_key.this[0].arn",
        'merge(var.a,{b=1,"c:d"="e"})',
        "!(var.a==1)&&var.b>0.5",
        "f({\n a=1\n})",
        "[for k,v in var.m:upper(k) if v!=null]",
        'var.a ? "x-${var.b}":"$${c}"',
        "{for k in var.x:k=>k...}",
    ]
).map(Expression)
templates = st.tuples(literals, literals).map(
    lambda pair: Template(f"{escape(pair[0])}-${{var.x}}{escape(pair[1])}")
)
scalars = st.one_of(
    literals, templates, expressions, strategies.ints, strategies.floats, st.booleans(), st.none()
)
values: st.SearchStrategy[Value] = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(strategies.identifiers | literals, inner, max_size=4)
    ),
    max_leaves=8,
)
# one name is one thing to a parser whose result is a dict
names = strategies.identifiers.map(lambda name: f"a_{name}")
types = strategies.identifiers.map(lambda name: f"b_{name}")


def block_strategy(inner: st.SearchStrategy[list[Block]]) -> st.SearchStrategy[Block]:
    attributes = st.dictionaries(names, values, max_size=5).map(
        lambda d: [Attribute(n, v) for n, v in d.items()]
    )
    bodies = st.tuples(attributes, inner).map(lambda parts: (*parts[0], *parts[1]))
    labels = st.lists(strategies.identifiers, max_size=2).map(tuple)
    comments = st.text(strategies.characters, max_size=8)
    return st.builds(Block, types, labels, bodies, comments)


blocks = st.recursive(
    block_strategy(st.just([])), lambda inner: block_strategy(st.lists(inner, max_size=3)), max_leaves=4
)


def read(text: str) -> Any:
    """What python-hcl2 makes of a file."""
    return found(hcl2.loads(text, serialization_options=OPTIONS))


def found(value: Any) -> Any:
    """What python-hcl2 gave back, with its heredocs and exponents read."""
    if isinstance(value, dict):
        return {key: found(item) for key, item in value.items()}
    if isinstance(value, list):
        return [found(item) for item in value]
    if isinstance(value, str) and (heredoc := HEREDOC.fullmatch(value)):
        return dedented(heredoc.group(1) or "")
    if isinstance(value, str) and re.fullmatch(r"\$\{-?[\d.]+e-?\d+\}", value):
        return typed(float(value[2:-1]))
    return typed(value)


def dedented(text: str) -> str:
    """Lines less the indentation that all but the empty ones share."""
    lines = text.split("\n")
    shared = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    return "\n".join(line[shared:] for line in lines)


def typed(value: Any) -> Any:
    """A number apart from a bool, for Python's True == 1."""
    return ("number", value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def put(value: Any) -> Any:
    """What was put in, in python-hcl2's terms."""
    if isinstance(value, Expression):
        return read(f"a = {value.text}\n")["a"]
    if isinstance(value, (str, Template)):
        return unicodedata.normalize("NFC", escape(value) if isinstance(value, str) else value.text)
    if isinstance(value, dict):
        return {put(key): put(item) for key, item in value.items()}
    if isinstance(value, list):
        return [put(item) for item in value]
    return typed(value)


def tree(blocks: list[Block]) -> dict[str, Any]:
    """Blocks as python-hcl2 gives them: by type, a list of bodies, each in an object for each label."""
    result: dict[str, Any] = {}
    for block in blocks:
        body: Any = {item.name: put(item.value) for item in block.attributes()} | tree(list(block.blocks()))
        for label in reversed(block.labels):
            body = {label: body}
        result.setdefault(block.type, []).append(body)
    return result


@settings(deadline=None, max_examples=80, suppress_health_check=list(HealthCheck))
@given(st.lists(blocks, max_size=5))
def test_python_hcl2_reads_back_what_was_put_in(generated: list[Block]) -> None:
    assert read(render(generated)) == tree(generated)
    assert read(render(map(ordered, generated))) == tree(generated)
