"""Long descriptions of inputs and outputs become lines that a reader sees whole."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from modsmith import types
from modsmith.build import interface
from modsmith.hcl.render import render
from modsmith.spec.model import Input
from modsmith.spec.upgrades import Deprecated

SHORT = "Name of the bucket that gets the access logs."
LONG = (
    "Bucket of this account and region that gets the server access logs of the buckets; it must be encrypted with S3's"
    " own keys. Pass the `bucket` of its policy resource, such as aws_s3_bucket_policy.logs.bucket."
)


def _rendered(description: str) -> str:
    spec = cast(Any, SimpleNamespace(inputs=[Input("logs", types.STRING, description)]))
    return render(interface.variables(spec))


def test_a_short_description_stays_on_its_line() -> None:
    assert f'  description = "{SHORT}"\n' in _rendered(SHORT)


@pytest.mark.parametrize("description", [LONG, f"{SHORT}\n\n- first: {LONG}\n- second: {SHORT}\n"])
def test_a_long_description_is_folded_between_words(description: str) -> None:
    text = _rendered(description)
    _, _, heredoc = text.partition("<<-EOT\n")
    folded, _, _ = heredoc.partition("  EOT")
    assert max(map(len, text.splitlines())) <= 120
    assert folded.split() == description.split()
    assert all(line.startswith("    - ") == line.lstrip().startswith("- ") for line in folded.splitlines())


@pytest.mark.parametrize(("default", "literal"), [(None, "null"), (7, "7"), ("a${b", '"a$${b"')])
def test_a_deprecated_input_is_followed_by_its_warning(default: Any, literal: str) -> None:
    kind = types.NUMBER if default == 7 else types.STRING
    old = Input(
        "old", kind, "Days.", default=default, nullable=True, deprecated=Deprecated("Use `new`.", "0.2.0")
    )
    text = render(interface.variables(cast(Any, SimpleNamespace(inputs=[old]))))
    assert '  description = "Days. Deprecated since 0.2.0: Use `new`."\n' in text
    assert text.endswith(
        f"""
check "deprecated_old" {{
  assert {{
    condition     = var.old == {literal}
    error_message = "old is deprecated: Use `new`."
  }}
}}
"""
    )
