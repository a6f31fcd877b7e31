"""Runs Checkov once for all modules and reads its report: every check on every resource, passed ones too.

Checkov fails open, so the result comes from its report, not from its exit code. It stays on this machine:
no API key, no guidelines, no update check, no external modules, and no configuration file but its defaults.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from modsmith.errors import ToolFailedError
from modsmith.tools import checkov, processes

PATIENCE = 600
"""Seconds after which Checkov has hung; it takes 3 for a module and 10 for many."""

Result = Literal["passed", "failed", "skipped"]

_MODULES = re.compile(r"^(?:module\.[^.\[]+(?:\[(?:\d+|\"(?:[^\"\\]|\\.)*\")\])?\.)+")
_INDEX = re.compile(r"\[(?:\d+|\"(?:[^\"\\]|\\.)*\")\]$")
_OFFLINE = {"BC_SKIP_MAPPING": "TRUE", "CKV_SKIP_PACKAGE_UPDATE_CHECK": "TRUE", "LOG_LEVEL": "ERROR"}


@dataclass(frozen=True)
class CheckovResult:
    """What one check said of one resource in one context.

    Attributes:
        check: Checkov's id, such as `CKV_AWS_28`.
        title: what it demands.
        result: what it said.
        address: the resource as its own module calls it, without module prefix and index. Checkov drops the
            `data.` of a data source.
        instance: the address in full.
        file: file that was looked at, absolute.
        line: of the resource's header, 0 in a plan.
        keys: attributes that the check looked at.
        guideline: page about it, or "".
        reason: of an inline skip, or "".
    """

    check: str
    title: str
    result: Result
    address: str
    instance: str
    file: Path
    line: int
    keys: tuple[str, ...] = ()
    guideline: str = ""
    reason: str = ""

    @property
    def in_plan(self) -> bool:
        """Whether it was seen in a plan rather than in HCL."""
        return self.file.suffix == ".json" and not self.file.name.endswith(".tf.json")


@dataclass(frozen=True)
class Scan:
    """One run of Checkov.

    Attributes:
        checkov_results: all that it said.
        unparsable: files that it could not read, and therefore said nothing about.
        version: Checkov's.
        seconds: it took.
    """

    checkov_results: tuple[CheckovResult, ...]
    unparsable: tuple[Path, ...]
    version: str
    seconds: float

    def of(self, files: Iterable[Path]) -> Scan:
        """The same run, with the results of these files alone."""
        paths = {file.resolve() for file in files}
        mine = tuple(one for one in self.checkov_results if one.file.resolve() in paths)
        return replace(self, checkov_results=mine)


def scan(folder: Path, home: Path) -> Scan:
    """One run over all `*.tf` below a folder.

    Args:
        folder: holds the modules, side by side.
        home: an empty folder outside it, from which Checkov can read no settings.

    Raises:
        ToolMissingError: there is no Checkov.
        ToolFailedError: it did not give a report.
    """
    return _run(["--framework", "terraform", "--directory", str(folder)], home)


def scan_plan(plans: Sequence[Path], home: Path) -> Scan:
    """One run over many plans, as `terraform show -json` writes them.

    Args:
        plans: files ending in `.json`.
        home: as in `scan`.

    Raises:
        ToolMissingError: there is no Checkov.
        ToolFailedError: it did not give a report, or said nothing at all of one of the plans.
    """
    result = _run(["--framework", "terraform_plan", "--file", *map(str, plans)], home)
    seen = {checkov_result.file.resolve() for checkov_result in result.checkov_results}
    if silent := [plan for plan in plans if plan.resolve() not in seen]:
        fix = "Check that it is what `terraform show -json` wrote, and that it plans a resource"
        raise ToolFailedError("Checkov said nothing of this plan", where=str(silent[0]), fix=fix)
    return result


def own_address(address: str) -> str:
    """A resource's address as its module writes it: no module prefix, no index."""
    return _INDEX.sub("", _MODULES.sub("", address))


def _run(arguments: Iterable[str], home: Path) -> Scan:
    tool = checkov.require()
    command = [str(tool.path), *arguments, "--output", "json", "--compact", "--soft-fail", "--skip-download"]
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        **_OFFLINE,
    }
    start = time.perf_counter()
    try:
        done = processes.run(command, cwd=home, env=environment, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolFailedError(f"Checkov did not run: {error}", fix=checkov.FIX) from error
    if done.returncode != 0:
        words = " ".join(done.stderr.split())[-300:] or f"exit code {done.returncode}"
        raise ToolFailedError(f"Checkov failed: {words}", fix=checkov.FIX)
    return _read(done.stdout, done.stderr, time.perf_counter() - start)


def _read(out: str, err: str, seconds: float) -> Scan:
    """Checkov writes an object, a list of them, or a bare summary where it found nothing to look at."""
    try:
        said = json.loads(out)
        reports = said if isinstance(said, list) else [said]
        results = [report["results"] for report in reports if "results" in report]
        checkov_results = [item for result in results for item in _evaluations(result)]
        version = (reports[0].get("summary") or reports[0])["checkov_version"]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        words = " ".join((err or out).split())[-300:]
        raise ToolFailedError(f"Checkov gave no report that can be read: {words}", fix=checkov.FIX) from error
    unparsable = {Path(path) for result in results for path in result["parsing_errors"]}
    return Scan(tuple(checkov_results), tuple(sorted(unparsable)), version, seconds)


def _evaluations(results: Mapping[str, Any]) -> Iterator[CheckovResult]:
    for result in ("passed", "failed", "skipped"):
        for item in results[f"{result}_checks"]:
            instance = item["resource_address"] or item["resource"]
            yield CheckovResult(
                check=item["check_id"],
                title=item["check_name"],
                result=result,
                address=own_address(instance),
                instance=instance,
                file=Path(item["file_abs_path"]),
                line=item["file_line_range"][0],
                keys=tuple(item["check_result"].get("evaluated_keys") or ()),
                guideline=item["guideline"] or "",
                reason=item["check_result"].get("suppress_comment") or "",
            )
