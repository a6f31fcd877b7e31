"""Blocks, values and expressions of every class, as badly spaced as a program may write them."""

from __future__ import annotations

import unicodedata
from functools import partial

from hypothesis import strategies as st

from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value

identifiers = st.from_regex(r"[a-z_][a-z0-9_-]{0,12}", fullmatch=True)
_fragments = st.sampled_from(
    [
        "${",
        "$${",
        "$$${",
        "%{",
        "%%{",
        "$",
        "%",
        "}",
        '"',
        "\\",
        "\\n",
        "\n",
        "\n\n",
        "  ",
        "\t",
        "\r",
        "EOT",
        "#",
        "\u00e9",
        "e\u0301",
        "名前",
        "\U0001f600",
        "\u200d",
        "\x00",
        "\x7f",
        "\u2028",
        "\ufeff",
        "//",
        "<<-EOT\n",
        "~}",
    ]
)
characters = st.characters(exclude_categories=["Cs"])
lines = st.lists(st.text("ab ${}\\\"é'", max_size=12), min_size=2, max_size=5).map(
    lambda ls: "\n".join(ls) + "\n"
)
texts = st.one_of(
    st.lists(_fragments | st.text(characters, max_size=4) | identifiers, max_size=6).map("".join), lines
)
ints = st.integers() | st.integers(-(2**512) + 1, 2**512 - 1)
floats = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from(
    [0.5, 1e6, 16.0, 1e-7, 1e22, -0.0]
)
scalars = st.one_of(texts, ints, floats, st.booleans(), st.none())
# Terraform knows names in NFC only, and so may a map have two that it takes for one
names = texts.map(partial(unicodedata.normalize, "NFC"))
literals = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(identifiers | names, inner, max_size=4),
    max_leaves=8,
)
"""Values without interpolations: what Terraform gives back as it got them."""

_atoms = st.sampled_from(
    [
        "var.name",
        "local.tables",
        "aws_kms_key.this[0].arn",
        "each.key",
        "x [ 0 ] . y",
        "data.aws_region.current.name",
        "1",
        "0.5",
        "1e-7",
        '"x"',
        '"a-${ var.b }"',
        '"é \\" $${x} %%{y}"',
        "true",
        "null",
        "[]",
        "{}",
        "x[*].id",
        '"%{ if var.x }y%{ else }${z}%{ endif }"',
        'provider::aws::arn_parse ( "x" )',
        "x.*.y",
        "a-b",
        '"${-x}"',
    ]
)


def _compounds(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions of two smaller ones, on one line or on several."""
    shapes = st.sampled_from(
        [
            "merge( A,B )",
            "merge(\nA,\n    B\n)",
            "f(g({\na=A\n}\n), B\n)",
            "concat(A...)",
            "merge({\nx=A\n}, B)",
            "(A ? B:A)",
            "(\nA ?\nB : A\n)",
            "(A ==B)",
            "(A&&  B)",
            "(A - B)",
            "(A*B/ 2 % 3)",
            "!(A)",
            "-(A)",
            "[ A,B ]",
            "[\nA,\nB,\n]",
            "(A)[ B ]",
            "{a=A,bcd = B}",
            "{ a:A, (B) : A}",
            '{\n  aa=A\n"b:c" = B # note\n (var.k)=A\n\n# next\nd = B // two\n}',
            "[for k,v in A:B if  A]",
            "{for k in A:k=>B...}",
            "[\nfor v in A : {\nx = v\nlonger = B\n}\n  if A\n]",
            '"x-${ A }-${B}"',
            "{\na = [\nA]\nb={\nc = B\n}\n}",
            "[{\na=A\n}, { b=B }]",
            "(A ? -1 : - 2)",
            "jsonencode([A])",
        ]
    )
    return st.builds(lambda shape, a, b: shape.replace("A", a).replace("B", b), shapes, inner, inner)


expressions = st.recursive(_atoms, _compounds, max_leaves=6).map(Expression)
_interpolations = st.recursive(_atoms, _compounds, max_leaves=2).map(lambda text: "${" + text + "}")
_literal_parts = texts.map(lambda text: text.replace("$", "").replace("%", "") + "-")
templates = st.lists(
    _interpolations
    | _literal_parts
    | st.sampled_from(["$${a}", "%%{b}", "%{ if var.c }d%{ endif ~}", "\n", "${~ x ~}"]),
    min_size=1,
    max_size=5,
).map(lambda parts: Template("".join(parts)))

_keys = identifiers | names | st.sampled_from([Expression("var.key"), Expression('"${ each.key }-x"')])
values: st.SearchStrategy[Value] = st.recursive(
    scalars | templates | expressions,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_keys, inner, max_size=5),
    max_leaves=8,
)

_names = identifiers | st.sampled_from(
    ["count", "for_each", "provider", "tags", "depends_on", "description", "type"]
)
attributes = st.builds(Attribute, _names, values)
_types = st.sampled_from(
    ["resource", "data", "variable", "output", "module", "locals", "dynamic", "validation", "x"]
)


def _bodies(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[tuple[Attribute | Block, ...]]:
    """Bodies in which a name stands once, as HCL asks for."""
    items = st.lists(
        attributes | inner, max_size=7, unique_by=lambda i: i.name if isinstance(i, Attribute) else id(i)
    )
    return items.map(tuple)


def _blocks(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    labels = st.lists(identifiers, max_size=2).map(tuple)
    comments = st.just("") | st.text(characters, max_size=20)
    return st.builds(Block, _types, labels, _bodies(inner), comments)


blocks = st.recursive(_blocks(st.nothing()), _blocks, max_leaves=3).filter(
    lambda block: block.type != "variable" or not any(a.name == "type" for a in block.attributes())
)
files = st.lists(blocks, min_size=1, max_size=8)
