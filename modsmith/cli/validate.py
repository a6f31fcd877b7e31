"""`modsmith validate`."""

from __future__ import annotations

import difflib
import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import app, catalog
from modsmith.cli.terminal import console, speaks_unicode, steps
from modsmith.errors import ModsmithError
from modsmith.project import Catalog, Project
from modsmith.validate.report.document import Document, plural, summary
from modsmith.validate.report.formats import Format, Report, in_ascii, plain, render, several
from modsmith.validate.results.finding import SOURCES, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modsmith.spec.model import ModuleSpec
    from modsmith.validate.baseline import Baseline
    from modsmith.validate.plans.given_plan import GivenPlan
    from modsmith.validate.results.finding import ModuleResult


@app.command(
    epilog="Examples: `modsmith validate` · `modsmith validate ../copy --module dynamodb --format json`"
    " · `modsmith validate modules --changed main --report sarif=out.sarif`"
    " · `modsmith validate --witness interface --witness hcl`"
    " · `terraform show -json plan.out | modsmith validate . --plan -`"
)
def validate(  # noqa: PLR0913 - the options of a command
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Module folders, or folders of modules; the generated ones if none is named."),
    ] = None,
    *,
    module: Annotated[
        str, typer.Option("--module", help="Hold the folder against this module's spec, whatever its name.")
    ] = "",
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
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Show what each control says of each resource.")
    ] = False,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--witness", metavar="NAME", help=f"Ask only this one of {', '.join(SOURCES)}; repeatable."
        ),
    ] = None,
    changed: Annotated[
        str | None,
        typer.Option("--changed", metavar="REV", help="Only modules touched since a git revision."),
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Set aside the findings that it names.")
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option("--write-baseline", metavar="FILE", help="Write what is found as a baseline."),
    ] = None,
) -> None:
    """Judges module folders: format, validity, tests, controls, Checkov, and the interface against the spec.

    Exits 0 if all is clean, 2 if something was found, 1 if something could not be judged.
    """
    files = [Report.parse(text) for text in reports or ()]
    files = several([*files, Report(format_, output).checked()] if output else files)
    asked = _asked(sources)
    _use_project()
    if write_baseline and asked != SOURCES:
        problem, fix = "a baseline needs every witness", "Leave --witness out"
        raise ModsmithError(problem, where="--write-baseline", fix=fix)
    known = _baseline(baseline, write_baseline)
    given = _given(plan)
    folders, note = _folders(paths or _own_modules(), changed)
    note = "; ".join(filter(None, (note, f"only {', '.join(asked)}" if asked != SOURCES else "")))
    results = _results(folders, module, asked, given)
    document = Document(tuple(results), note=note, nothing_to_judge=not folders)
    document, refused = _against(known, document, write_baseline)
    if asked != SOURCES:
        document = replace(document, stale=())  # who was not asked may answer to it
    for file in files:
        file.write(document, matrix=matrix)
    _print(document, files if output else [], format_, matrix=matrix)
    if refused:
        raise refused
    if code := document.exit_code:
        raise typer.Exit(code)


def _use_project() -> None:
    """Uses the project that the working directory is in; an error in one of its own controls is told at once."""
    from modsmith.validate import control  # noqa: PLC0415

    if project := Project.find():
        project.use()
        control.load()


def _baseline(given: Path | None, to_write: Path | None) -> Baseline | None:
    """What is known so far: also what stands in the file that is about to be written anew."""
    from modsmith.validate import baseline  # noqa: PLC0415

    if path := given or (to_write if to_write and to_write.exists() else None):
        return baseline.read(path)
    return None


def _folders(paths: list[Path], revision: str | None) -> tuple[list[Path], str]:
    """The modules to judge, and a word on those that are left out."""
    from modsmith.validate import changed, run  # noqa: PLC0415

    found = [folder for path in paths for folder in run.discover(path)]
    if revision is None:
        return found, ""
    folders = changed.touched(found, revision)
    return folders, f"{len(folders)} of {plural(len(found), 'module')} touched since {revision}"


def _asked(names: list[str] | None) -> tuple[Source, ...]:
    """The witnesses of these names, in their own order; all of them if none is named."""
    for name in names or ():
        if name not in SOURCES:
            close = difflib.get_close_matches(name, SOURCES, n=1)
            fix = f"Did you mean {close[0]}?" if close else f"There are: {', '.join(SOURCES)}"
            raise ModsmithError(f"there is no witness {name!r}", where="--witness", fix=fix)
    return tuple(source for source in SOURCES if not names or source in names)


def _given(plan: Path | None) -> GivenPlan | None:
    from modsmith.validate.plans import given_plan  # noqa: PLC0415

    return given_plan.read(plan) if plan else None


def spare_collector() -> None:
    """Garbage is looked for less often: blocks and worlds are many small objects that live to the end.

    Looking at all of them again and again takes a third of the time.
    """
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def _results(
    folders: list[Path], module: str, asked: tuple[Source, ...], plan: GivenPlan | None
) -> list[ModuleResult]:
    if not folders:
        return []
    spare_collector()
    from modsmith.validate import run  # noqa: PLC0415

    specs = _specs(folders, module)
    with steps() as progress:
        return run.validate(folders, specs, sources=asked, progress=progress, plan=plan)


def _own_modules() -> list[Path]:
    """The folder of the project's modules; nothing while the project has no module.

    Raises:
        ProjectError: there is no project.
    """
    known = catalog()
    modules = known.project.modules
    empty = not modules.is_dir() or not any(modules.iterdir())
    return [] if empty and not known.names() else [modules]


def _specs(folders: Sequence[Path], module: str) -> dict[Path, ModuleSpec]:
    """The spec that each folder is held against: the named one, else that of a module of the project."""
    if module:
        known = catalog()
        spec = known.spec(known.resolve([module])[0])
        return {folder.resolve(): spec for folder in folders}
    project = Project.find()
    if project is None:
        return {}
    known, names = Catalog(project.use()), {}
    for folder in folders:
        resolved = folder.resolve()
        if resolved.parent == project.modules and resolved.name in known.names():
            names[resolved] = known.spec(resolved.name)
    return names


def _against(
    known: Baseline | None, document: Document, to_write: Path | None
) -> tuple[Document, ModsmithError | None]:
    """The document with what is known set aside; with all of it where a baseline is written, if it can be."""
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
    return replace(document, results=tuple(results), stale=tuple(map(known.told, stale))), refused


def _print(document: Document, written: list[Report], format_: Format, *, matrix: bool) -> None:
    """The report; where it went to a file, one line in its place."""
    from modsmith.validate.report import text  # noqa: PLC0415

    if written:
        typer.echo(f"{summary(document)}; wrote {', '.join(str(report.path) for report in written)}")
    elif format_ is Format.TEXT:
        out = console()
        if out.is_terminal:
            out.print(text.render(document, matrix=matrix))
        else:
            typer.echo(plain(document, matrix=matrix, width=out.width), nl=False)
    else:
        said = render(document, format_)
        typer.echo(said if speaks_unicode() else in_ascii(said, format_), nl=False)
