"""`modsmith validate`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli import fix as fixing
from modsmith.cli import folders as chosen_folders
from modsmith.cli import reports as written
from modsmith.cli import sharding
from modsmith.cli import sources as named
from modsmith.cli.command import app, spare_collector
from modsmith.cli.folders import Folders
from modsmith.cli.terminal import steps
from modsmith.errors import ModsmithError
from modsmith.validate.report.document import Document, shard_note
from modsmith.validate.report.formats import Format
from modsmith.validate.results.finding import SOURCES, Source
from modsmith.validate.severity import Severity

if TYPE_CHECKING:
    from modsmith.validate.baseline import Baseline
    from modsmith.validate.plans.given_plan import GivenPlan
    from modsmith.validate.results.finding import ModuleResult
    from modsmith.validate.settings import Settings
    from modsmith.validate.shards.part import Newer, Stale


@app.command(
    epilog="Examples: `modsmith validate` · `modsmith validate ../copy --module dynamodb --format json`"
    " · `modsmith validate modules --changed main --report sarif=out.sarif`"
    " · `modsmith validate --only interface,hcl` · `modsmith validate --shard 1/3 --report json=shard-1.json`"
    " · `terraform show -json plan.out | modsmith validate . --plan -`"
)
def validate(  # noqa: PLR0913 - the options of a command
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Module folders, or folders of modules; the project's own if none is given."),
    ] = None,
    *,
    module: Annotated[
        str,
        typer.Option("--module", help="Compare the folder with the spec of this module, whatever its name."),
    ] = "",
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="SOURCES",
            help=f"Run only these of {', '.join(named.NAMES)}; separated by commas.",
        ),
    ] = None,
    run_tests: Annotated[
        bool,
        typer.Option(
            "--run-tests",
            help="Execute modules that no spec generates, for your own ones: `terraform init` with the providers and"
            " modules that they ask for, `terraform test`, and `terraform plan` of their examples on an emulated AWS.",
        ),
    ] = False,
    require_all: Annotated[
        bool,
        typer.Option(
            "--require-all", help="Exit with 1 if a source does not run because its tool is missing."
        ),
    ] = False,
    format_: written.FormatOption = Format.TEXT,
    output: written.Output = None,
    reports: written.Reports = None,
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="FILE",
            help="Your own plan of the one module, as `terraform show -json` prints it; - for standard input.",
        ),
    ] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option(
            "--fail-on", help="Lowest severity that fails; by default that of the project file, or low."
        ),
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            metavar="PROFILE",
            help="What modules without a spec are: building-block, complete or root.",
        ),
    ] = None,
    own_controls: Annotated[
        bool,
        typer.Option(
            "--own-controls",
            help="Run the project's own controls, which are Python, on modules without a spec as well.",
        ),
    ] = False,
    matrix: written.Matrix = False,
    changed: Annotated[
        str | None,
        typer.Option("--changed", metavar="REV", help="Only modules that changed since a git revision."),
    ] = None,
    shard: Annotated[
        str | None,
        typer.Option(
            "--shard",
            metavar="NUMBER/TOTAL",
            help="Only this one of several parts of the modules, such as 1/3; `modsmith merge-reports` merges them.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Waive the findings that the file names."),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            "--write-baseline",
            metavar="FILE",
            help="Write the findings of the sources that run as a baseline.",
        ),
    ] = None,
    fixes: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Edit the HCL where one literal, block or resource is a safe fix; shows the difference and asks.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --fix: write without a question.")] = False,
    witness: Annotated[list[str] | None, typer.Option("--witness", hidden=True)] = None,
) -> None:
    """Checks module folders: format, validity, tests, controls, Checkov, and the files against the spec.

    Nothing in a folder is executed unless its files are what a spec of the project generates, or --run-tests is given.
    Exits 0 if nothing fails, 2 if something does, 1 if something could not be checked.
    """
    spare_collector()
    files = written.to_write(format_, output, reports)
    only_these = named.chosen(only, witness)
    asked = only_these or SOURCES
    alone = {"--plan": plan, "--write-baseline": write_baseline, "--fix": fixes}
    asked_shard = sharding.chosen(shard, alone)
    folders = chosen_folders.find(paths, changed, module, run_tests=run_tests, own_controls=own_controls)
    settings = _settings(folders, fail_on, profile)
    known = _baseline(baseline or (None if write_baseline else settings.baseline), write_baseline)
    fixing.refuse(
        plan=plan is not None, baseline_to_write=write_baseline is not None, sources=asked, yes=yes, fix=fixes
    )
    given = _given(plan)
    optional: tuple[Source, ...] = () if only_these or require_all else ("checkov",)
    note = "; ".join(filter(None, (folders.note, f"only {', '.join(asked)}" if only_these else "")))
    part = None
    if asked_shard:
        options = {
            "--module": module,
            "--only": ",".join(only_these),
            "--run-tests": str(run_tests).lower(),
            "--require-all": str(require_all).lower(),
            "--fail-on": settings.fail_on.value,
            "--profile": profile or "",
            "--own-controls": str(own_controls).lower(),
            "--changed": changed or "",
        }
        folders, part = sharding.divided(asked_shard, folders, note, options, known)
        note = shard_note(part)

    def checked() -> tuple[Document, ModsmithError | None]:
        results = _results(folders, asked, optional, given, settings, run_tests=run_tests)
        document = Document(tuple(results), (), note, not folders.paths, part)
        return _against(known, document, write_baseline)

    if fixes:
        fixing.refuse_generated(folders)
    document, refused = checked()
    if fixes and fixing.offer(document.results, yes=yes, on_stderr=format_ is not Format.TEXT):
        document, refused = checked()
    if asked != SOURCES and known and not known.sources:
        document = _told(document)  # a source that did not run may find them
    written.write(document, files, format_, matrix=matrix, silent=output is not None)
    if refused:
        raise refused
    if code := document.exit_code:
        raise typer.Exit(code)


def _baseline(given: Path | None, to_write: Path | None) -> Baseline | None:
    """The baseline so far, also that of the file that is about to be replaced."""
    from modsmith.validate import baseline  # noqa: PLC0415

    if path := given or (to_write if to_write and to_write.exists() else None):
        return baseline.read(path)
    return None


def _settings(folders: Folders, fail_on: Severity | None, profile: str | None) -> Settings:
    """Those of the project file, with what the command line says."""
    from modsmith.validate import settings as known  # noqa: PLC0415

    found = known.Settings.of_project(folders.project)
    if fail_on:
        found = replace(found, fail_on=fail_on)
    return replace(found, profile=known.profile(profile, "--profile")) if profile else found


def _given(plan: Path | None) -> GivenPlan | None:
    from modsmith.validate.plans import given_plan  # noqa: PLC0415

    return given_plan.read(plan) if plan else None


def _results(  # noqa: PLR0913 - what the options say
    folders: Folders,
    asked: tuple[Source, ...],
    optional: tuple[Source, ...],
    plan: GivenPlan | None,
    settings: Settings,
    *,
    run_tests: bool,
) -> list[ModuleResult]:
    if not folders.paths:
        return []
    from modsmith.validate import run  # noqa: PLC0415

    specs = folders.specs()
    generated, not_built = folders.built() if run.EXECUTING.intersection(asked) else ({}, {})
    with steps() as progress:
        return run.validate(
            folders.paths,
            specs,
            sources=asked,
            optional=optional,
            generated=generated,
            not_built=not_built,
            run_tests=run_tests,
            progress=progress,
            plan=plan,
            settings=settings,
        )


def _against(
    known: Baseline | None, document: Document, to_write: Path | None
) -> tuple[Document, ModsmithError | None]:
    """The document without the findings of the baseline; without any if a baseline is written, if it can be."""
    from modsmith.validate import baseline  # noqa: PLC0415

    refused = None
    if to_write:
        try:
            known = baseline.write(to_write, document.results, known)
        except ModsmithError as error:
            refused = error
    if known is None:
        return document, refused
    results, stale = baseline.apply(known, document.results)
    found = replace(document, results=tuple(results))
    return _told(found, baseline.told(known, stale), tuple(baseline.newer(known, results))), refused


def _told(document: Document, stale: tuple[Stale, ...] = (), newer: tuple[Newer, ...] = ()) -> Document:
    """The document with what there is to say about the baseline."""
    from modsmith.validate import baseline  # noqa: PLC0415

    part = document.part
    if part:
        newer = tuple(replace(one, position=part.positions[one.position]) for one in newer)
        part = replace(part, stale=stale, newer=newer)
    told = (*(one.text for one in stale), *baseline.narrower(newer))
    return replace(document, stale=told, part=part)
