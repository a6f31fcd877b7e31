"""What a release did, as text for people and as data for programs; prints nothing."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from modsmith.registry import layout
from modsmith.release.evidence.subject import sha256
from modsmith.release.run import Outcome, Request


def as_text(request: Request, outcome: Outcome) -> str:
    """A summary, the release notes of the version, and the commands that publish it."""
    return "\n".join(_lines(request, outcome)) + "\n"


def as_data(request: Request, outcome: Outcome) -> dict[str, Any]:
    """The same with stable names, for `json.dumps`."""
    plan, difference = outcome.plan, outcome.plan.difference
    return {
        "address": str(outcome.address),
        "version": str(plan.version),
        "previous": str(plan.latest) if plan.latest else None,
        "new": plan.is_new,
        "written": bool(outcome.files),
        "level": difference.level.word if difference else None,
        "changes": [
            {
                "level": one.level.word,
                "rule": one.rule,
                "subject": one.subject,
                "text": one.text,
                "advice": one.advice,
            }
            for one in (difference.changes if difference else ())
        ],
        "registry": str(request.folder),
        "folder": str(_folder(request, outcome)),
        "copied": [str(number) for number in outcome.copied],
        "files": {path: sha256(content) for path, content in sorted(outcome.files.items())},
        "revision": outcome.git.revision,
        "dirty": outcome.git.dirty,
        "notes": dict(outcome.notes),
        "next": next_commands(request, outcome),
    }


def next_commands(request: Request, outcome: Outcome) -> list[str]:
    """The commands that commit, tag and serve a version that was written; modsmith runs none of them."""
    if not outcome.files:
        return []
    place, name, version = shlex.quote(_relative(request.folder)), outcome.address.name, outcome.plan.version
    commands = [f"modsmith serve {place} --port 8123"]
    if outcome.git.revision and request.catalog.project.root in request.folder.resolve().parents:
        commands += [f"git add {place}", f"git commit -m {shlex.quote(f'Release {name} {version}')}"]
    if not outcome.git.dirty:
        tag = f"{name}-{version}"
        commands += [f"git tag {tag} {outcome.git.revision[:12]}", f"git push origin HEAD {tag}"]
    return commands


def _lines(request: Request, outcome: Outcome) -> Iterator[str]:
    plan, place = outcome.plan, _relative(request.folder)
    name = f"{outcome.address} {plan.version}"
    if not plan.is_new:
        yield f"{name} has these files already: nothing to release"
    elif outcome.files:
        yield f"{name} released into {place}{_why(outcome)}"
    else:
        yield f"{name} would be released into {place}{_why(outcome)}"
    if outcome.copied:
        yield f"copied from {request.catalog.project.releases.name}: {', '.join(map(str, outcome.copied))}"
    for path in _archives(outcome):
        yield f"  {sha256(outcome.files[path])}  {path}"
    for file, section in outcome.notes.items():
        yield from ("", f"{file}:", "", *(f"  {line}".rstrip() for line in section.splitlines()))
    if commands := next_commands(request, outcome):
        yield from ("", "Next, to publish it:", "", *(f"  {command}" for command in commands))


def _why(outcome: Outcome) -> str:
    difference, latest = outcome.plan.difference, outcome.plan.latest
    if latest is None or difference is None:
        return ", its first version"
    count = len(difference.changes)
    return f": {difference.level.word}, {count} change{'' if count == 1 else 's'} since {latest}"


def _archives(outcome: Outcome) -> Sequence[str]:
    return [path for path in sorted(outcome.files) if not path.startswith(f"{layout.EVIDENCE}/")]


def _folder(request: Request, outcome: Outcome) -> Path:
    return request.folder / layout.version(outcome.address, outcome.plan.version)


def _relative(folder: Path) -> str:
    """A folder as the user would type it here."""
    path = os.path.relpath(folder)
    return str(folder.resolve()) if path.startswith("..") else path
