"""The example in docs/diff.md says what the command says."""

from __future__ import annotations

import re
from pathlib import Path

from modsmith.diff.compare import compare
from modsmith.diff.report import as_text
from modsmith.versions import ModuleFiles, Version

DOCS = Path(__file__).parents[2] / "docs"


def test_the_example_is_what_the_command_says() -> None:
    text = (DOCS / "diff.md").read_text("utf-8")
    old, new = re.findall(r"```hcl\n(.*?)```", text, re.DOTALL)
    (said,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    files = (
        ModuleFiles("queues", place, {"main.tf": one.encode()})
        for place, one in (("queues@1.2.0", old), ("queues", new))
    )
    assert as_text(compare(*files), Version.parse("1.2.0")) == said
