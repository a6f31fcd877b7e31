"""`terraform fmt` changes nothing, whatever is in the blocks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from modsmith.hcl.blocks import Block
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
