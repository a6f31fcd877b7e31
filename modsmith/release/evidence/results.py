"""The results of all controls on the files of a module, as its HCL alone shows them: controls.json, SARIF, JUnit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from modsmith.release.evidence.declared import Declared
from modsmith.release.evidence.subject import CONTROLS, JUNIT, SARIF, dump
from modsmith.tools import processes
from modsmith.validate.control import load
from modsmith.validate.report.document import Document
from modsmith.validate.report.formats import Format, render
from modsmith.validate.results import matrix
from modsmith.validate.results.finding import CheckResult, ModuleResult, Source
from modsmith.validate.run import validate
from modsmith.write import tree

FORMAT = 1
_SOURCES: tuple[Source, ...] = ("hcl",)


def build(files: Mapping[str, bytes], declared: Declared) -> dict[str, bytes]:
    """The three files with the results of controls.

    Nothing of the module is executed. The same files, declarations and modsmith give the same bytes on every machine.

    Args:
        files: path in the archive to content.
        declared: settings, waivers and promises.

    Raises:
        ModsmithError: a control cannot be used.
    """
    with unpacked(files, declared.module) as folder, declared.used():
        specs = {folder: declared.spec} if declared.spec else {}
        (result,) = validate([folder], specs, sources=_SOURCES, settings=declared.settings)
        document = Document((replace(result, ran=tuple(replace(one, seconds=0.0) for one in result.ran)),))
        return {
            CONTROLS: dump(_controls(result, declared)),
            SARIF: render(document, Format.SARIF).encode(),
            JUNIT: render(document, Format.JUNIT).encode(),
        }


@contextmanager
def unpacked(files: Mapping[str, bytes], module: str) -> Iterator[Path]:
    """The files of an archive in a temporary folder of the module's name, removed at the end.

    Reports name files relative to the nearest folder with a `.git`: here that is the temporary folder, wherever
    temporary files are and whatever the working directory is.

    Raises:
        SpecError: the module's name or a path is not portable, or leads out of the folder.
    """
    tree.check({module: {path: content for path, content in files.items() if path != tree.MANIFEST}})
    with processes.folder("release") as made:
        space = made.resolve()
        (space / ".git").mkdir()
        for path, content in files.items():
            target = space / module / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield space / module


def _controls(result: ModuleResult, declared: Declared) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "module": declared.module,
        "source": "hcl",
        "outcome": result.outcome.name.lower().replace("_", " "),
        "counts": matrix.counts(result.matrix),
        "declared": declared.as_data(),
        "results": [_entry(one, declared) for one in result.matrix],
    }


def _entry(entry: CheckResult, declared: Declared) -> dict[str, Any]:
    """One result; a promise of the spec has its statement as title, and no severity."""
    control = load().get(entry.control)
    promised = {one.control: one.statement for one in declared.promises}
    return {
        "resource": entry.address,
        "control": entry.control,
        "title": control.title if control else promised.get(entry.control, ""),
        "severity": declared.settings.level(control).value if control else None,
        "status": entry.status,
        "determined": entry.determined,
        "reason": entry.reason,
        "owner": entry.owner,
        "where": entry.where,
    }
