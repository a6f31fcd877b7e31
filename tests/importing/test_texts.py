"""Heredocs, Python and sentences."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modsmith.evaluate.evaluate import of
from modsmith.evaluate.plain import plain
from modsmith.evaluate.scope import Nowhere
from modsmith.hcl.read import syntax
from modsmith.importing import python, sentences
from modsmith.importing.constructs import stem_of
from modsmith.importing.heredocs import template_of, without_heredocs
from modsmith.importing.python import Call, Raw

HEREDOCS = [
    "<<EOT\nplain\nEOT\n",
    '<<EOT\n  kept "as is" \\n\t\n\nEOT\n',
    "<<-EOT\n    first\n      second\n\n    third\n    EOT\n",
    '<<-EOT\n    ${1 + 1} first\n      ${true ? "x" : "y"}\n    EOT\n',
    "<<EOT\n$${not} %%{this}\nEOT\n",
    '<<-EOT\n  %{ for x in ["a", "b"] ~}\n    - ${x}\n  %{ endfor ~}\n  end\n  EOT\n',
    "<<-EOT\n  one\n    %{~ if true ~}\n  two\n  %{~ else ~}\n  no\n  %{ endif }\n  EOT\n",
    '<<EOT\n${(true ? <<IN\ninner\nIN\n : "")}\nEOT\n',
]
"""As Terraform reads them is tested in tests/evaluate; here is only that they stay what they are."""


def _value(node: Any) -> Any:
    return plain(of(node, Nowhere()))


@pytest.mark.parametrize("text", HEREDOCS)
def test_a_heredoc_keeps_its_value(text: str) -> None:
    wanted = _value(syntax.expression(text))
    template = template_of(text)
    assert template is not None
    assert _value(syntax.template(template)) == wanted
    quoted = without_heredocs(text)
    assert "<<" not in quoted
    assert _value(syntax.expression(quoted)) == wanted


def test_only_a_heredoc_alone_is_a_template() -> None:
    assert template_of("upper(<<EOT\na\nEOT\n)") is None
    assert without_heredocs("1 < 2") == "1 < 2"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=150),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=40), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(VALUES, st.integers(0, 3))
def test_python_reads_what_is_shown(value: Any, indent: int) -> None:
    assert ast.literal_eval(python.show(value, indent)) == value


@given(st.text(alphabet=st.sampled_from("ab\"'\\\n {}$"), max_size=60))
def test_a_constant_is_the_text_but_for_white_space(text: str) -> None:
    made = ast.parse(python.constant("TEXT", text)).body[0]
    assert isinstance(made, ast.Assign)
    assert ast.literal_eval(made.value).split() == text.split()


def test_long_calls_are_broken() -> None:
    words = "word " * 40
    shown = python.show(Call("Input", ("name", Raw("types.STRING"), words.strip()), {"nullable": True}))
    assert max(map(len, shown.split("\n"))) <= python.WIDTH
    assert shown.startswith('Input(\n    "name",\n    types.STRING,\n    (\n')
    assert shown.endswith("    nullable=True,\n)")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The name", "The name."),
        ("The name.", "The name."),
        ("The name. \n", "The name. \n"),
        ("One of:", "One of."),
        ("Whether to create it or not?", "Whether to create it or not."),
        ("As in\n```\nx = 1\n```", "As in\n```\nx = 1\n```"),
    ],
)
def test_a_description_ends_in_a_full_stop(text: str, wanted: str) -> None:
    assert sentences.ended(text) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kms_key_arn", "KMS key ARN."),
        ("subnet_ids", "Subnet IDs."),
        ("create_bucket", "Whether to create bucket."),
    ],
)
def test_a_name_becomes_a_sentence(name: str, wanted: str) -> None:
    assert sentences.from_name(name) == wanted


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("main.tf", "main"),
        ("vpc-flow-logs.tf", "vpc_flow_logs"),
        ("spec.tf", "spec_"),
        ("lambda.tf", "lambda_"),
        ("10-queue.tf.json", "file_10_queue"),
    ],
)
def test_a_file_becomes_a_python_file(file: str, wanted: str) -> None:
    assert stem_of(file) == wanted
