"""`modsmith import`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import FOUND, OK, app
from modsmith.cli.terminal import working
from modsmith.project import Project

if TYPE_CHECKING:
    from modsmith.importing.notes import Note
    from modsmith.importing.run import Imported

_MOST_LINES = 20
"""Notes of a kind that are shown without `--all`."""

_PREFIX = re.compile(r"^terraform-[a-z0-9]+-")
_WORDS = {"variable": "input", "data": "data source", "module": "module call"}


@app.command(
    "import",
    epilog="Examples: `modsmith import ../terraform-aws-queue` · `modsmith import ../queue --name jobs --no-plans`",
)
def import_(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of a Terraform module.", show_default=False)
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option(
            "--name", help="Name of the new module; by default that of the folder.", show_default=False
        ),
    ] = None,
    plans: Annotated[
        bool, typer.Option("--plans/--no-plans", help="Compare the plans of the examples on an emulated AWS.")
    ] = True,
    all_: Annotated[bool, typer.Option("--all", help="Show every note.")] = False,
) -> None:
    """Turns a hand-written module into a spec and constructs, and checks that it still plans the same."""
    from modsmith.importing import run  # noqa: PLC0415
    from modsmith.scaffold import names, place  # noqa: PLC0415
    from modsmith.validate.report.safe import safe_text  # noqa: PLC0415

    project = Project.require().use()
    module = names.module(_named(folder) if name is None else name)
    for taken in (project.generators / module, project.modules / module):
        place.refuse_existing(taken)
    with working(f"importing {folder}"):
        made = run.run(project, folder, module, with_plans=plans)
    place.new_folder(project.generators / module, made.files)
    lines = "\n".join(_report(made, project, None if all_ else _MOST_LINES)).split("\n")
    typer.echo("\n".join(map(safe_text, lines)))
    raise typer.Exit(OK if made.clean else FOUND)


def _named(folder: Path) -> str:
    """The name of a module by its folder: `terraform-aws-s3-bucket` becomes `s3_bucket`."""
    return re.sub(r"[^a-z0-9]+", "_", _PREFIX.sub("", folder.resolve().name.lower())).strip("_")


def _report(made: Imported, project: Project, most: int | None) -> Iterator[str]:
    generators, modules = project.generators.name, project.modules.name
    yield f"created {generators}/{made.name} with {len(made.files)} files; next:\n"
    yield f"  modsmith generate {made.name}\n  modsmith validate {modules}/{made.name}\n"
    counts = (f"{count} {_word(type_, count)}" for type_, count in made.carried.items())
    yield f"compared     {', '.join(counts)}"
    yield f"HCL          {_same(made.differences)}"
    yield f"plans        {_plans(made)}"
    if made.invented:
        yield f"made up      {', '.join(made.invented)}: values in examples/basic.tf that no original example has"
    if most is None:
        yield from _notes("adapted", made.adapted, most)
    elif made.adapted:
        yield from _grouped(made.adapted, most)
    for title, notes in (("not carried", made.missing), ("different", made.differences)):
        yield from _notes(title, notes, most)
    for one in made.plans:
        yield from _notes(f"plan of {one.example}", one.differences, most)


def _word(type_: str, count: int) -> str:
    word = _WORDS.get(type_, type_)
    return word if count == 1 or type_ in ("moved", "removed") else f"{word}s"


def _same(differences: Sequence[Note]) -> str:
    return f"{len(differences)} differences" if differences else "the generated module says the same"


def _plans(made: Imported) -> str:
    if made.unplanned:
        return f"not compared: {made.unplanned}"
    cells = []
    for one in made.plans:
        counts = f"{one.resources} resources, {one.outputs} outputs"
        text = f"equal ({counts})" if one.equal else f"{len(one.differences)} differences"
        cells.append(f"{one.example}: {f'not compared, {one.problem}' if one.problem else text}")
    return "\n             ".join(cells)


def _grouped(notes: Sequence[Note], most: int) -> Iterator[str]:
    """Adaptations with the same words on one line."""
    groups: dict[str, list[str]] = {}
    for note in notes:
        groups.setdefault(note.text, []).append(": ".join(filter(None, (note.place, note.subject))))
    yield f"\nadapted ({len(notes)})"
    for text, places in list(groups.items())[:most]:
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        yield f"  {places[0]}{more}: {text}"
    yield "  --all shows every one"


def _notes(title: str, notes: Sequence[object], most: int | None) -> Iterator[str]:
    if not notes:
        return
    yield f"\n{title} ({len(notes)})"
    yield from (f"  {note}" for note in notes[:most])
    if most is not None and len(notes) > most:
        yield f"  … and {len(notes) - most} more; --all shows them"
