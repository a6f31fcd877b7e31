"""Reading HCL: what a file means, and the line of what is wrong with it."""

from __future__ import annotations

import pytest

from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read import json_syntax
from modsmith.hcl.read.block import HclBlock, HclSyntaxError
from modsmith.hcl.read.configuration import normal, parse

VALUES: dict[str, Value] = {
    '"a\\n\\u002a\\U0001F600"': "a\n*\U0001f600",
    '"$${a}%%{b}"': "${a}%{b}",
    '"${var.a}-b"': Template("${var.a}-b"),
    r'"${f("}\"")}\n"': Template('${f("}\\"")}\n'),
    r'"\u0024{a}${var.a}"': Template("$${a}${var.a}"),
    r'"\u0024${var.a}"': Expression(r'"\u0024${var.a}"'),
    '"${false}"': Expression('"${false}"'),
    '"${1}"': Expression('"${1}"'),
    '"${"a"}"': "a",
    '"${~ var.a ~}"': Expression('"${~ var.a ~}"'),
    '"%{ if true }a%{ endif }"': Expression('"%{ if true }a%{ endif }"'),
    "<<A\n  a\n    b\nA": "  a\n    b\n",
    "<<-A\n  a\n    b\n  A": "a\n  b\n",
    "<<A\n\\n ${var.a}\nA": Template("\\n ${var.a}\n"),
    "<<-A\n  a\n  ${var.a}\n  A": Expression("<<-A\n  a\n  ${var.a}\n  A\n"),
    "12": 12,
    "-12": -12,
    "0.1": 0.1,
    "1.0000000000000000000000001": Expression("1.0000000000000000000000001"),
    "123456789012345678901234567890": Expression("123456789012345678901234567890"),
    "true": True,
    "null": None,
    "[1, [var.a], {}]": [1, [Expression("var.a")], {}],
    "[\n  1, # one\n  /* two */ 2,\n]": [1, 2],
    '{ a = 1, "b c" : 2, (var.k) = 3, 4 = 5 }': {
        "a": 1,
        "b c": 2,
        Expression("(var.k)"): 3,
        Expression("4"): 5,
    },
    "{\n  a = {\n    b = 1\n  }\n  # comment\n  c = [\n    2\n  ]\n}": {"a": {"b": 1}, "c": [2]},
    '{ "${var.a}" = 1 }': {Expression('"${var.a}"'): 1},
    "{ a = 1, a = 2 }": Expression("{ a = 1, a = 2 }"),
    "{ a.b = 1 }": Expression("{ a.b = 1 }"),
    "[for item in [1] : item if item > 0]": Expression("[for item in [1] : item if item > 0]"),
    "{ for k, v in {} : k => v... }": Expression("{ for k, v in {} : k => v... }"),
    "var.a[0].b[*].c": Expression("var.a[0].b[*].c"),
    "provider::aws::arn_parse(var.a)": Expression("provider::aws::arn_parse(var.a)"),
    "(1)": Expression("(1)"),
    "true ? 1 : 2": Expression("true ? 1 : 2"),
}


@pytest.mark.parametrize("written", VALUES)
def test_values(written: str) -> None:
    (block,) = parse(f"x {{\n  y = {written}\n}}\n")
    assert block.values == {"y": VALUES[written]}
    assert type(block.values["y"]) is type(VALUES[written])
    assert block.lines == {"y": 2}


@pytest.mark.parametrize(
    "text",
    [
        '\ufeffa "b" c {\n  d = 1\n  e {\n  }\n}\n',
        'a "b" c { # comment\r\n  d = 1 // }\r\n  e {}\r\n}',
        '/* a\n*/ a "b" c {\n  /* { */ d /* = */ = /* 2 */ 1\n  e {\n  } }',
    ],
)
def test_structure(text: str) -> None:
    (block,) = parse(text)
    assert (block.type, block.labels, block.values) == ("a", ("b", "c"), {"d": 1})
    assert [(inner.type, inner.values) for inner in block.blocks] == [("e", {})]


def test_lines() -> None:
    text = "\n# one\na {\n  b = [\n    1,\n  ]\n  c = <<A\ntext\nA\n  d {\n    e = 2\n  }\n}\nf {\n}\n"
    first, second = parse(text)
    assert (first.line, first.lines) == (3, {"b": 4, "c": 7})
    assert (first.blocks[0].line, first.blocks[0].lines) == (10, {"e": 11})
    assert second == HclBlock("f", (), "", 14, {}, {}, ())


FAULTS = {
    "a {\n  b = [1 2]\n}": ("unexpected `2`", 2),
    "a {\n  b =\n}": ("an attribute has no value", 2),
    "a {\n  b = 1\n  b = 2\n}": ("`b` is set twice, first in line 2", 3),
    'a {\n\n  b = "${a"\n}': ("a quoted string contains a line break", 3),
    'a {\n  b = "x\n}': ("a quoted string contains a line break", 2),
    'a {\n  b = "\\q"\n}': ("`\\q` is no escape sequence", 2),
    "a {\n  b = <<X\n  c\n}": ("the heredoc `X` is not closed", 2),
    "a {\n  b = (1\n}": ("`}` has no opening counterpart", 3),
    "a {\n  b = 1 ? 2\n}": ("the expression is not complete", 2),
    "a {\n  b = 1\n": ("a block is not closed", 1),
    "a {\n}\n}\n": ("unexpected '}'", 3),
    "a {\n  b = 1 c = 2\n}": ("unexpected `c`", 2),
    "a {\n  ; \n}": ("unexpected ';'", 2),
    "a {\n  b = " + "[" * 5000 + "]" * 5000 + "\n}": ("it is nested too deeply", 2),
    "a {\n" * 5000 + "}\n" * 5000: ("blocks are nested too deeply", 51),
}


@pytest.mark.parametrize("text", FAULTS)
def test_faults_name_the_line(text: str) -> None:
    problem, line = FAULTS[text]
    with pytest.raises(HclSyntaxError) as raised:
        parse(text)
    assert problem in str(raised.value)
    assert raised.value.line == line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a==b", "a  ==\n b"),
        ("{\n  a = 1\n  b = 2,\n}", "{ a = 1, b = 2 }"),
        ("f(\n  1, # one\n  2\n)", "f(1, 2)"),
        ("[\n  1,\n]", "[1]"),
        ("{\n  for k, v in m :\n  k => v\n}", "{ for k, v in m : k => v }"),
    ],
)
def test_white_space_does_not_matter(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_strings_keep_their_white_space() -> None:
    assert normal('"a  b"') != normal('"a b"')


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0.1", 0.1),
        ("1e400", Expression("1e400")),
        ("1.00000000000000000001", Expression("1.00000000000000000001")),
    ],
)
def test_numbers_in_json_are_exact(number: str, expected: Value) -> None:
    (block,) = json_syntax.read_text(f'{{"locals": {{"a": {number}}}}}', "main.tf.json")
    assert block.values == {"a": expected}


def test_json_has_no_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="NaN is not JSON"):
        json_syntax.read_text('{"locals": {"a": NaN}}', "main.tf.json")
