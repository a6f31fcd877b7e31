"""How fast a module of other people is validated: a public one, alone and with its examples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.commands import MODSMITH, ROOT, adding, checked_again, command, scan, unread
from benchmarks.contest import Contest, faster
from benchmarks.contests.validating import HCL
from benchmarks.measure import Command, Contestant

FOLDER = ROOT / ".bench" / "s3-bucket"
"""Where a checkout of https://github.com/terraform-aws-modules/terraform-aws-s3-bucket is looked for."""

ALONE, WHOLE = "modsmith on s3-bucket", "modsmith on s3-bucket and each example"
READ, SCANNED = f"{ALONE}, read before", "checkov on s3-bucket"


def public(work: Path) -> Contest:
    """The module has findings, and no spec."""
    missing = "" if (FOLDER / "main.tf").exists() else f"no {FOLDER.relative_to(ROOT)}: clone it there"
    examples = sorted(path.parent for path in FOLDER.glob("examples/*/main.tf"))
    alone, whole = unread(_validated(FOLDER)), unread(_validated(FOLDER, *examples))
    again = adding(_validated(FOLDER), MODSMITH_CACHE=work)
    theirs, no_scan = scan(FOLDER)
    return Contest(
        "A public module: terraform-aws-modules' s3-bucket",
        (
            Contestant(ALONE, alone.took, peak=alone.peak, missing=missing),
            Contestant(READ, lambda: checked_again(again).took(), missing=missing),
            Contestant(WHOLE, whole.took, peak=whole.peak, missing=missing),
            Contestant(SCANNED, theirs.took, peak=theirs.peak, missing=missing or no_scan, foreign=True),
        ),
        (faster(ALONE, SCANNED, 5),),
        f"`modsmith validate {' '.join(HCL)}` in a checkout in `{FOLDER.relative_to(ROOT)}`.",
    )


def _validated(*folders: Path) -> Command:
    return replace(command(folders[0], MODSMITH, "validate", *folders, *HCL), codes=(0, 2))
