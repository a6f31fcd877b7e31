"""Reads the JSON report of a shard back: all that another report is made from.

A report is taken only if this version writes exactly the same for it. So nothing that is missing, misspelt, edited by
hand or of another version gets through, whatever it is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from modsmith.errors import ModsmithError
from modsmith.validate.report import json as written
from modsmith.validate.report.document import Document
from modsmith.validate.report.safe import safe
from modsmith.validate.results.finding import CheckResult, Fault, Finding, ModuleResult, Ran, Waived
from modsmith.validate.severity import Severity
from modsmith.validate.shards.part import Newer, Origin, Part, Stale
from modsmith.version import __version__

LARGEST = 500_000_000
"""Bytes of a report; a larger one is not read."""

Json = Mapping[str, Any]


class ShardReportError(ModsmithError):
    """A file is not the report of a shard, or does not fit to the others."""


def load(path: Path) -> Json:
    """The data of the JSON report of a shard, of this version of modsmith.

    Raises:
        ShardReportError: it cannot be read, or is something else.
    """
    fix = "Name the files that `modsmith validate --shard NUMBER/TOTAL --report json=FILE` wrote"
    try:
        if path.stat().st_size > LARGEST:
            raise ShardReportError(f"is larger than {LARGEST // 1_000_000} MB", where=str(path), fix=fix)
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise ShardReportError(f"cannot be read: {error.strerror}", where=str(path), fix=fix) from error
    except (ValueError, RecursionError) as error:
        raise ShardReportError(f"is not JSON: {error}", where=str(path), fix=fix) from error
    if not isinstance(data, dict) or "format_version" not in data or "results" not in data:
        raise ShardReportError("is not a report of modsmith validate", where=str(path), fix=fix)
    shard = data.get("shard")
    if not isinstance(shard, dict):
        raise ShardReportError("is a report without --shard", where=str(path), fix=fix)
    if shard.get("version") != __version__:
        problem = f"is from modsmith {shard.get('version')}, and this is {__version__}"
        raise ShardReportError(problem, where=str(path), fix="Use one version on all machines")
    return data


def part(data: Json, path: Path) -> Part:
    """Of which run a report is a part.

    Args:
        data: of the report.
        path: of its file, for messages.

    Raises:
        ShardReportError: the report does not say it in the form of `findings.schema.json`.
    """
    try:
        return _part(data["shard"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _edited(path) from error


def document(data: Json, path: Path) -> Document:
    """What a report was made from. The controls that it names must be loaded.

    Args:
        data: of the report.
        path: of its file, for messages.

    Raises:
        ShardReportError: it is not, word for word, what this version writes.
    """
    try:
        results = tuple(map(_result, data["results"]))
        found = Document(
            results, tuple(data["stale_baseline"]), nothing_to_check=not results, part=_part(data["shard"])
        )
        same = json.loads(written.render(safe(found))) == data
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _edited(path) from error
    if not same:
        raise _edited(path)
    return found


def _edited(path: Path) -> ShardReportError:
    problem = "is not what modsmith validate writes for these results"
    fix = "Run that shard again, and leave its report as it is"
    return ShardReportError(problem, where=str(path), fix=fix)


def _part(data: Json) -> Part:
    origin = Origin(
        version=data["version"],
        commit=data["commit"],
        contents=data["contents"],
        options=tuple(data["options"].items()),
        modules=tuple(data["modules"]),
        note=data["note"],
    )
    stale = tuple(Stale(**one) for one in data["stale"])
    newer = tuple(
        Newer(one["position"], one["baseline"], one["module"], tuple(one["known"]), tuple(one["new"]))
        for one in data["newer"]
    )
    return Part(
        int(data["number"]), int(data["total"]), origin, tuple(map(int, data["positions"])), stale, newer
    )


def _result(data: Json) -> ModuleResult:
    name = data["module"]
    return ModuleResult(
        module=name,
        path=data["path"],
        has_spec=data["has_spec"],
        findings=tuple(_finding(name, one) for one in data["findings"]),
        ran=tuple(Ran(one["source"], one["seconds"], one["detail"]) for one in data["ran"]),
        waived=tuple(_waived(name, one) for one in data["waived"]),
        could_not_run=tuple(
            Fault(one["source"], one["problem"], one["fix"]) for one in data["could_not_run"]
        ),
        not_asked=tuple((one["source"], one["reason"]) for one in data["not_run"]),
        unseen=tuple(data["unseen"]),
        matrix=tuple(map(_check_result, data["matrix"])),
        profile=data["profile"],
        skipped=tuple((one["control"], one["reason"]) for one in data["skipped"]),
    )


def _finding(module: str, data: Json) -> Finding:
    addresses = tuple(data["addresses"])
    return Finding(
        module=module,
        source=data["source"],
        rule=data["rule"],
        where=_where(data),
        address=data["address"],
        message=data["message"],
        fix=data["fix"],
        line=data["code"],
        severity=Severity(data["severity"]),
        kind=data["kind"],
        addresses=addresses if len(addresses) > 1 else (),
        fails=data["fails"],
        inputs=tuple(data["inputs"]),
    )


def _waived(module: str, data: Json) -> Waived:
    found = data["finding"]
    return Waived(
        check=data["check"],
        address=data["address"],
        where=data["where"],
        reason=data["reason"],
        source=data["source"],
        owner=data["owner"],
        finding=_finding(module, found) if found else None,
    )


def _check_result(data: Json) -> CheckResult:
    return CheckResult(
        address=data["address"],
        control=data["control"],
        status=data["status"],
        reason=data["reason"],
        owner=data["owner"],
        sources=tuple(data["sources"]),
        where=_where(data),
        determined=data["determined"],
    )


def _where(data: Json) -> str:
    return f"{data['file']}:{data['line']}" if data["line"] else data["file"]
