"""The HCL-level verdict of `modsmith validate` as a process of its own: `python -m benchmarks.verdict FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from generators import catalog
from generators.spec import ModuleSpec
from validators.finding import Outcome
from validators.run import validate


def verdict(folder: Path, spec: ModuleSpec) -> bool:
    """Whether what the HCL shows, interface, controls and promises in every environment, is clean."""
    (said,) = validate([folder], {spec.name: spec}, module=spec.name, witnesses=["interface", "hcl"])
    return said.outcome is Outcome.CLEAN


if __name__ == "__main__":
    path = Path(sys.argv[1])
    sys.exit(0 if verdict(path, catalog.spec(path.name)) else 2)
