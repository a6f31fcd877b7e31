r"""Refreshes the published lists of rules in modsmith/validate/published.

    python scripts/published.py checkov              from the Checkov in .venv-checkov
    python scripts/published.py fsbp DEFINITIONS     from what AWS answers to this command:
        aws securityhub list-security-control-definitions \
            --standards-arn arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0
    python scripts/published.py trivy FOLDER         from a checkout of the repository aquasecurity/trivy-checks

Ids, severities and Checkov's titles come from the source. Titles of the other two lists are our own words, and so is
the reason why HCL cannot show a rule, `hidden`. Rules of Security Hub outside the standard that controls name are
`beyond`, and stay. New rules get an empty title; the script names them and exits with 1
until someone writes it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from modsmith.provider.table import Table

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "modsmith" / "validate" / "published"
CHECKOV = ROOT / ".venv-checkov" / "bin" / "python"
_ASK_CHECKOV = """
import json
from importlib.metadata import version
from checkov.docs_generator import get_checks
rows = [row[:4] for row in get_checks(["terraform"]) if "_AWS_" in row[0]]
print(json.dumps({"version": version("checkov"), "rows": rows}))
"""
Row = dict[str, Any]


def checkov() -> tuple[str, list[Row]]:
    """Source and rows of Checkov's list; a check of types that the AWS provider no longer has is hidden."""
    run = subprocess.run([CHECKOV, "-c", _ASK_CHECKOV], capture_output=True, text=True, check=True)
    said = json.loads(run.stdout.splitlines()[-1])
    known = Table.load().types("resource")
    rows: dict[str, Row] = {}
    types: dict[str, set[str]] = {}
    for id_, kind, entity, title in said["rows"]:
        rows.setdefault(id_, {"id": id_, "title": title})
        types.setdefault(id_, set()).add(entity if kind == "resource" else "")
    for id_, row in rows.items():
        if "" not in types[id_] and types[id_].isdisjoint(known):
            row["hidden"] = "type"
    return f"Checkov {said['version']}", list(rows.values())


def fsbp(file: Path) -> tuple[str, list[Row]]:
    """Source and rows of AWS's list, from the answer of `list-security-control-definitions`."""
    found = json.loads(file.read_text("utf-8"))["SecurityControlDefinitions"]
    day = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    rows = [{"id": one["SecurityControlId"], "severity": one["SeverityRating"].lower()} for one in found]
    return f"AWS Security Hub, {day.isoformat()}", rows


def trivy(folder: Path) -> tuple[str, list[Row]]:
    """Source and rows of Trivy's list, from the metadata of its checks."""
    log = ["git", "-C", str(folder), "log", "-1", "--format=%cs"]
    day = subprocess.run(log, capture_output=True, text=True, check=True).stdout.strip()
    return f"aquasecurity/trivy-checks, {day}", sorted(_trivy(folder), key=lambda row: str(row["id"]))


def _trivy(folder: Path) -> Iterator[Row]:
    for file in (folder / "checks" / "cloud" / "aws").glob("*/*.rego"):
        said = dict(
            re.findall(r"^#\s+(id|severity|deprecated): *(\S+)", file.read_text("utf-8"), re.MULTILINE)
        )
        if "severity" in said:
            row = {"id": f"AVD-{said['id']}", "severity": said["severity"].lower()}
            yield row | ({"hidden": "retired"} if said.get("deprecated") == "true" else {})


def merged(rows: Iterable[Row], before: Mapping[str, Row]) -> list[Row]:
    """Rows of a source, with what we wrote about them before."""
    return [{"id": "", "severity": "", "title": "", **before.get(str(row["id"]), {}), **row} for row in rows]


def written(source: str, rows: Iterable[Row], reasons: Mapping[str, str]) -> str:
    """The file: one rule on each line."""
    lines = ",\n".join(
        f"    {json.dumps({k: v for k, v in row.items() if v}, ensure_ascii=False)}" for row in rows
    )
    head = json.dumps({"source": source, "reasons": reasons}, indent=2, ensure_ascii=False).removesuffix(
        "\n}"
    )
    return f'{head},\n  "rules": [\n{lines}\n  ]\n}}\n'


def main() -> int:
    """Rewrites one list; returns 1 if rules have no title yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("list", choices=("checkov", "fsbp", "trivy"))
    parser.add_argument("source", type=Path, nargs="?", help="file or folder of fsbp and trivy")
    given = parser.parse_args()
    if given.list != "checkov" and given.source is None:
        parser.error(f"{given.list} needs a source")
    file = FOLDER / f"{given.list}.json"
    before = json.loads(file.read_text("utf-8"))
    known = {row["id"]: row for row in before["rules"]}
    read = {"checkov": lambda _: checkov(), "fsbp": fsbp, "trivy": trivy}[given.list]
    source, found = read(given.source)
    rows = merged(found, known)
    rows += [
        row for id_, row in known.items() if row.get("beyond") and id_ not in {one["id"] for one in rows}
    ]
    file.write_text(written(source, rows, before["reasons"]), "utf-8")
    gone = known.keys() - {row["id"] for row in rows}
    untitled = [row["id"] for row in rows if not row["title"]]
    print(f"{file.relative_to(ROOT)}: {len(rows)} rules of {source}")
    print(f"gone: {', '.join(sorted(gone)) or 'none'}; without a title: {', '.join(untitled) or 'none'}")
    return 1 if untitled else 0


if __name__ == "__main__":
    sys.exit(main())
