"""What an upgrade test planned, as `modsmith diff --plan` takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.diff.planned import PlannedChange
from modsmith.upgrade.result import UpgradeResult
from modsmith.upgrade.run import example_roots
from modsmith.validate.examples import SOURCE
from modsmith.versions import ModuleFiles

_CALL = re.compile(r"module\.(?P<call>[\w-]+)(?:\[[^\]]*\])?\.(?P<inside>.+)")


def of_module(old: ModuleFiles, result: UpgradeResult) -> Iterator[PlannedChange]:
    """The planned changes of resources that the module makes; those of the examples themselves are left out.

    Args:
        old: the version whose examples were applied.
        result: of the upgrade test.
    """
    calls = {
        name: {block.labels[0] for block in root.of("module") if block.values.get("source") == SOURCE}
        for name, root in example_roots(old).items()
    }
    for change in result.planned():
        found = _CALL.fullmatch(change.address)
        if found and found["call"] in calls[change.example]:
            yield PlannedChange(
                found["inside"], change.actions, change.replace_paths, change.example, change.environment
            )
