"""How fast modules of other people are validated: a public one, a hundred at once, and the start alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.contests import MODSMITH, ROOT, Aim, Contest, command, unread
from benchmarks.measure import Command, Contestant
from modsmith.tools import checkov

PUBLIC = ROOT / ".bench" / "s3-bucket"
"""Where a checkout of https://github.com/terraform-aws-modules/terraform-aws-s3-bucket is looked for."""

ALONE, WHOLE = "modsmith on s3-bucket", "modsmith on s3-bucket and each example"
READ, SCANNED = f"{ALONE}, read before", "checkov on s3-bucket"
FEW, MANY = 25, 100
ONCE, BY_FOUR, THEIRS = f"{FEW} modules", f"{MANY} modules, by {MANY // FEW}", f"checkov on {MANY} modules"
START, PYTHON = "modsmith --version", "python -c pass"
OURS = (ALONE, READ, WHOLE, ONCE, BY_FOUR, START)

_ASKED = ("--only", "interface,hcl")
_MODULE = """# module {number}
variable "name" {{
  type    = string
  default = "m{number}"
}}

variable "buckets" {{
  type    = map(object({{ days = optional(number, 30) }}))
  default = {{ a = {{}}, b = {{ days = 60 }} }}
}}

resource "aws_s3_bucket" "this" {{
  for_each = var.buckets
  bucket   = "${{var.name}}-${{each.key}}"
}}

resource "aws_s3_bucket_versioning" "this" {{
  for_each = aws_s3_bucket.this
  bucket   = each.value.id

  versioning_configuration {{
    status = "Enabled"
  }}
}}

resource "aws_s3_bucket_lifecycle_configuration" "this" {{
  for_each = var.buckets
  bucket   = aws_s3_bucket.this[each.key].id

  rule {{
    id     = "expire"
    status = "Enabled"

    noncurrent_version_expiration {{
      noncurrent_days = each.value.days
    }}
  }}
}}

resource "aws_sqs_queue" "this" {{
  name                    = var.name
  sqs_managed_sse_enabled = true
}}
"""


def contests(work: Path, *, quick: bool = False) -> list[Contest]:
    """All three.

    Args:
        work: an empty folder for what is validated.
        quick: leave out all that is not ours.
    """
    found = [_public(), _hundred(work), _start()]
    if not quick:
        return found
    return [
        replace(one, contestants=tuple(each for each in one.contestants if each.name in OURS))
        for one in found
    ]


def _public() -> Contest:
    missing = "" if (PUBLIC / "main.tf").exists() else f"no {PUBLIC.relative_to(ROOT)}: clone it there"
    examples = sorted(path.parent for path in PUBLIC.glob("examples/*/main.tf"))
    alone, whole = _validated(PUBLIC), _validated(PUBLIC, *examples)
    scan, no_scan = _scan(PUBLIC)
    return Contest(
        "A public module: terraform-aws-modules' s3-bucket",
        (
            Contestant(ALONE, unread(alone).seconds, peak=unread(alone).peak, missing=missing),
            Contestant(READ, alone.seconds, missing=missing),
            Contestant(WHOLE, whole.seconds, peak=whole.peak, missing=missing),
            Contestant(SCANNED, scan.seconds, peak=scan.peak, missing=missing or no_scan),
        ),
        (Aim("time", ALONE, SCANNED, 5), Aim("memory", ALONE, SCANNED, None)),
    )


def _hundred(work: Path) -> Contest:
    """Time for each module must not grow with their number."""
    for count in (FEW, MANY):
        for number in range(count):
            folder = work / str(count) / f"m{number}"
            folder.mkdir(parents=True)
            (folder / "main.tf").write_text(_MODULE.format(number=number), "utf-8")
    few, many = (unread(_validated(work / str(count))) for count in (FEW, MANY))
    scan, no_scan = _scan(work / str(MANY))
    return Contest(
        f"{MANY} modules in one run, time divided by {MANY // FEW}, beside {FEW}",
        (
            Contestant(ONCE, few.seconds, peak=few.peak),
            Contestant(BY_FOUR, lambda: many.seconds() * FEW / MANY, peak=many.peak),
            Contestant(THEIRS, scan.seconds, peak=scan.peak, missing=no_scan),
        ),
        (Aim("time", BY_FOUR, ONCE, 1 / 1.2), Aim("time", BY_FOUR, THEIRS, None)),
    )


def _start() -> Contest:
    ours = command(ROOT, MODSMITH, "--version")
    python = command(ROOT, MODSMITH.with_name("python"), "-c", "pass")
    return Contest(
        "The start alone", (Contestant(START, ours.seconds), Contestant(PYTHON, python.seconds)), ()
    )


def _validated(*folders: Path) -> Command:
    asked: Sequence[str | Path] = (MODSMITH, "validate", *folders, *_ASKED)
    return replace(command(folders[0], *asked), codes=(0, 2))  # they have findings


def _scan(folder: Path) -> tuple[Command, str]:
    tool = checkov.find()
    options = ("--framework", "terraform", "--skip-download", "--soft-fail", "--quiet", "--compact")
    scan = command(ROOT, tool.path if tool else "", "-d", folder, *options)
    return scan, "" if tool else "no Checkov: run `make setup`"
