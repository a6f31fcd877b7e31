"""`terraform fmt` changes nothing, whatever is in the blocks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from modsmith.hcl.blocks import Attribute, Block, Expression
from modsmith.hcl.render import render

from .real_terraform import formatted
from .strategies import files

pytestmark = pytest.mark.terraform


# a failure is printed as it was found: to shrink it takes minutes of starting Terraform
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(files)
def test_fmt_leaves_generated_files_alone(blocks: list[Block]) -> None:
    text = render(blocks)
    assert formatted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "[\nfor v in {a = x} : {\nb = v\nlonger = v\n}\n]",
        "[\nfor v in x : { # one\nb = v # two\nlonger = v\n} # three\n]",
    ],
)
def test_consecutive_lines_of_several_indents_are_aligned(text: str) -> None:
    """Found by the property above, once in some hundred files."""
    rendered = render([Block("locals", (), (Attribute("x", Expression(text)),))])
    assert formatted(rendered) == rendered
