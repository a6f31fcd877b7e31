"""The verdict of `modsmith validate --witness interface --witness hcl`, once the process has started."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generators import catalog
from validators.finding import Outcome
from validators.run import validate


def verdict(folders: Sequence[Path]) -> bool:
    """Whether what the HCL shows, interface, controls and promises in every environment, is clean."""
    specs = {name: catalog.spec(name) for name in catalog.names()}
    said = validate(folders, specs, witnesses=["interface", "hcl"])
    return all(one.outcome is Outcome.CLEAN for one in said)
