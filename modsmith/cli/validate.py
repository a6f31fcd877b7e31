"""`modsmith validate`."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli import fix as fixing
from modsmith.cli import folders as chosen_folders
from modsmith.cli import sources as named
from modsmith.cli.command import app
from modsmith.cli.folders import Folders
from modsmith.cli.terminal import console, speaks_unicode, steps
from modsmith.errors import ModsmithError
from modsmith.validate.report.document import Document, summary
from modsmith.validate.report.formats import Format, Report, in_ascii, plain, render, several
from modsmith.validate.report.safe import safe
from modsmith.validate.results.finding import SOURCES, Source
from modsmith.validate.severity import Severity

if TYPE_CHECKING:
    from modsmith.validate.baseline import Baseline
    from modsmith.validate.plans.given_plan import GivenPlan
    from modsmith.validate.results.finding import ModuleResult
    from modsmith.validate.settings import Settings


@app.command(
    epilog="Examples: `modsmith validate` · `modsmith validate ../copy --module dynamodb --format json`"
    " · `modsmith validate modules --changed main --report sarif=out.sarif`"
    " · `modsmith validate --only interface,hcl`"
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
    format_: Annotated[Format, typer.Option("--format", help="Format of what is printed.")] = Format.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write it there instead of printing it.")
    ] = None,
    reports: Annotated[
        list[str] | None,
        typer.Option(
            "--report", metavar="FORMAT=FILE", help="Write one more report; may be given several times."
        ),
    ] = None,
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
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show the result of each control for each resource.")
    ] = False,
    changed: Annotated[
        str | None,
        typer.Option("--changed", metavar="REV", help="Only modules that changed since a git revision."),
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
    files = [Report.parse(text) for text in reports or ()]
    files = several([*files, Report(format_, output).checked()] if output else files)
    only_these = named.chosen(only, witness)
    asked = only_these or SOURCES
    folders = chosen_folders.find(paths, changed, module, run_tests=run_tests, own_controls=own_controls)
    settings = _settings(folders, fail_on, profile)
    known = _baseline(baseline or (None if write_baseline else settings.baseline), write_baseline)
    fixing.refuse(
        plan=plan is not None, baseline_to_write=write_baseline is not None, sources=asked, yes=yes, fix=fixes
    )
    given = _given(plan)
    optional: tuple[Source, ...] = () if only_these or require_all else ("checkov",)
    note = "; ".join(filter(None, (folders.note, f"only {', '.join(asked)}" if only_these else "")))

    def checked() -> tuple[Document, ModsmithError | None]:
        results = _results(folders, asked, optional, given, settings, run_tests=run_tests)
        document = Document(tuple(results), note=note, nothing_to_check=not folders.paths)
        return _against(known, document, write_baseline)

    if fixes:
        fixing.refuse_generated(folders)
    document, refused = checked()
    if fixes and fixing.offer(document.results, yes=yes, on_stderr=format_ is not Format.TEXT):
        document, refused = checked()
    if asked != SOURCES and known and not known.sources:
        document = replace(document, stale=())  # a source that did not run may find them
    for file in files:
        file.write(document, matrix=matrix)
    _print(document, files if output else [], format_, matrix=matrix)
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


def spare_collector() -> None:
    """Makes Python look for garbage less often: blocks and evaluations are many small objects that live to the end.

    Looking at all of them again and again takes a third of the time.
    """
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


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
    spare_collector()
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
    told = (*map(known.told, stale), *baseline.narrower(known, results))
    return replace(document, results=tuple(results), stale=told), refused


def _print(document: Document, written: list[Report], format_: Format, *, matrix: bool) -> None:
    """Prints the report, or one line if it went to a file."""
    from modsmith.validate.report import text  # noqa: PLC0415

    if written:
        typer.echo(f"{summary(safe(document))}; wrote {', '.join(str(report.path) for report in written)}")
    elif format_ is Format.TEXT:
        out = console()
        if out.is_terminal:
            out.print(text.render(safe(document), matrix=matrix))
        else:
            typer.echo(plain(document, matrix=matrix, width=out.width), nl=False)
    else:
        said = render(document, format_)
        typer.echo(said if speaks_unicode() else in_ascii(said, format_), nl=False)
