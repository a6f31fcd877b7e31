"""What Terraform's commands say of a module, as findings: `fmt`, `validate`, `test`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from modsmith.errors import ToolFailedError
from modsmith.tools.terraform_cli import Completed, Flag, Terraform
from modsmith.validate.results.finding import Finding, Source
from modsmith.validate.workspace import Copy

Diagnostic = Mapping[str, Any]

_HUNK = re.compile(
    r"^--- old/(?P<file>.+)\n\+\+\+ .+\n@@ -(?P<line>\d+)[^\n]*\n(?P<body>(?:[ +\-\\].*\n?)*)", re.MULTILINE
)
_AT_LINE = re.compile(r"(?P<summary>[^\n]+).*?\bon (?P<file>\S+) line (?P<line>\d+)", re.DOTALL)
_NOT_THE_MODULE = re.compile(
    r"Failed to load plugin schemas|Missing required provider|Required plugins are not installed"
    r"|Inconsistent dependency lock file|Module not installed|Plugin did not respond|there is no package for"
)
_BY_HAND = "Run it by hand to see more"
_FIX_TEST = "Run `terraform test` in the module and correct what it names."
_FIX_CONFIGURATION = "Correct the configuration as Terraform says."
_FIX_NO_TESTS = "Give the module a tests/*.tftest.hcl with at least one run block."


def formatting(tf: Terraform, module: str, copy: Copy) -> list[Finding]:
    """`terraform fmt -check` over the whole folder: one finding for each file, at its first difference.

    Raises:
        ToolFailedError: it failed without naming a file.
    """
    done = tf.run(copy.folder, "fmt", check=Flag, diff=Flag, recursive=Flag, no_color=Flag)
    if done.code == 0:
        return []
    findings = [_unformatted(module, match) for match in _HUNK.finditer(done.out)]
    findings += _Speech(module, "fmt", copy, copy.folder).blamed(done)
    if not findings:
        raise ToolFailedError(f"terraform fmt failed: {done.last_words}", fix=_BY_HAND)
    return findings


def installation(module: str, copy: Copy, root: Path, failed: Completed) -> list[Finding]:
    """Why `terraform init` failed in a root folder, where that is the configuration's fault.

    Raises:
        ToolFailedError: Terraform names no file, so something is missing on the machine.
    """
    findings = _Speech(module, "terraform validate", copy, root).blamed(failed)
    if not findings:
        fix = "Correct what it names; a provider or module that is not on this machine needs a network"
        raise ToolFailedError(
            f"terraform init failed: {failed.last_words}", where=copy.relative(root), fix=fix
        )
    return findings


def validation(tf: Terraform, module: str, copy: Copy, root: Path) -> list[Finding]:
    """`terraform validate` in one root folder of the module: errors and warnings alike.

    Raises:
        ToolFailedError: it said nothing that can be read.
    """
    done = tf.run(root, "validate", json=Flag)
    try:
        said = json.loads(done.out)["diagnostics"]
    except (ValueError, KeyError, TypeError) as error:
        problem = f"terraform validate said nothing readable: {done.last_words}"
        raise ToolFailedError(problem, where=copy.relative(root), fix=_BY_HAND) from error
    if done.code != 0 and not said:
        raise ToolFailedError(f"terraform validate failed: {done.last_words}", fix=_BY_HAND)
    _refuse_to_blame_the_module(said)
    return list(map(_Speech(module, "terraform validate", copy, root).diagnosed, said))


def testing(tf: Terraform, module: str, copy: Copy) -> tuple[list[Finding], int]:
    """`terraform test` in the module's folder: its findings, and how many runs passed.

    Raises:
        ToolFailedError: it gave neither a summary nor an error.
    """
    done = tf.run(copy.folder, "test", json=Flag)
    messages = list(_json_lines(done))
    speech = _Speech(module, "terraform test", copy, copy.folder)
    said = [message for message in messages if message.get("type") == "diagnostic"]
    errors = [message for message in said if message["diagnostic"]["severity"] == "error"]
    _refuse_to_blame_the_module([message["diagnostic"] for message in errors])
    findings = [speech.diagnosed(message["diagnostic"], message.get("@testrun", "")) for message in errors]
    summary = next((m["test_summary"] for m in messages if m.get("type") == "test_summary"), None)
    if summary is None and not findings:
        raise ToolFailedError(f"terraform test gave no summary: {done.last_words}", fix=_BY_HAND)
    passed = int(summary["passed"]) if summary else 0
    if not findings and (done.code != 0 or passed == 0):
        findings = [_without_diagnostic(module, done, passed)]
    return findings, passed


def _refuse_to_blame_the_module(said: Iterable[Diagnostic]) -> None:
    """Raises ToolFailedError for an error of the machine: a provider that is gone, killed or absent."""
    for item in said:
        if _NOT_THE_MODULE.search(item["summary"]):
            problem = f"{item['summary']}: {' '.join(str(item.get('detail', '')).split())}".rstrip(".: ")
            raise ToolFailedError(problem, fix="Run it again; if it stays, run `terraform init` by hand")


def _without_diagnostic(module: str, done: Completed, passed: int) -> Finding:
    if done.code == 0 and passed == 0:
        return Finding(module, "terraform test", "no-tests", "", "", "No test ran.", _FIX_NO_TESTS)
    message = f"terraform test ended with exit code {done.code}."
    return Finding(module, "terraform test", "test-failed", "", "", message, _FIX_TEST)


def _json_lines(done: Completed) -> Iterator[dict[str, Any]]:
    for line in done.out.splitlines():
        if line.startswith("{"):
            try:
                yield json.loads(line)
            except ValueError:
                continue


def _unformatted(module: str, match: re.Match[str]) -> Finding:
    file, line = match["file"], int(match["line"])
    for text in match["body"].splitlines():
        if not text.startswith(" "):
            break
        line += 1
    return Finding(
        module,
        "fmt",
        "not-formatted",
        f"{file}:{line}",
        "",
        "The file is not in canonical format.",
        f"Run `terraform fmt {file}`.",
    )


@dataclass(frozen=True)
class _Speech:
    """What a command says of one root folder of a module, as findings."""

    module: str
    source: Source
    copy: Copy
    root: Path

    def diagnosed(self, said: Diagnostic, run: str = "") -> Finding:
        """A diagnostic of `-json`; in a test it belongs to a run block."""
        where = ""
        if position := said.get("range"):
            where = self._where(position["filename"], position["start"]["line"])
        detail = " ".join(str(said.get("detail", "")).split())
        message = f"{said['summary']}: {detail}" if detail else f"{said['summary']}."
        rule = (
            _kebab(said["summary"]) if said["severity"] == "error" else f"warning-{_kebab(said['summary'])}"
        )
        line = ((said.get("snippet") or {}).get("code") or "").partition("\n")[0]
        address = f'run "{run}"' if run else str(said.get("address", ""))
        fix = _FIX_TEST if run else _FIX_CONFIGURATION
        return Finding(self.module, self.source, rule, where, address, message, fix, line)

    def blamed(self, done: Completed) -> list[Finding]:
        """The errors of a command without `-json`, if they name a file and line."""
        text = re.sub(r"^[╷│╵ ]+", "", done.err, flags=re.MULTILINE)
        matches = filter(None, map(_AT_LINE.match, text.split("Error: ")[1:]))
        return [
            Finding(
                self.module,
                self.source,
                _kebab(match["summary"]),
                self._where(match["file"], match["line"]),
                "",
                f"{match['summary']}.",
                _FIX_CONFIGURATION,
            )
            for match in matches
        ]

    def _where(self, file: str, line: int | str) -> str:
        return f"{self.copy.relative(self.root / file)}:{line}"


def _kebab(summary: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", summary.lower()).strip("-")
