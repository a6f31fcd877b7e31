"""The result of `modsmith validate --only interface,hcl`, once the process has started."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from modsmith.project import Catalog, Project
from modsmith.validate.results.finding import Outcome
from modsmith.validate.run import validate


def result(folders: Sequence[Path]) -> bool:
    """Whether what the HCL shows, interface, controls and promises in every environment, is clean."""
    known = Catalog(Project.require().use()).specs()
    specs = {folder.resolve(): known[folder.name] for folder in folders}
    said = validate(folders, specs, sources=["interface", "hcl"])
    return all(one.outcome is Outcome.CLEAN for one in said)
