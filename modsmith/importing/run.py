"""`modsmith import` without output."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from modsmith.errors import ToolMissingError
from modsmith.generate import pipeline
from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.importing import compare, generator, legacy, original, plans
from modsmith.importing.generator import Files
from modsmith.importing.notes import Note, Notes, unique
from modsmith.importing.original import Original
from modsmith.importing.plans import Compared
from modsmith.project.catalog import Catalog
from modsmith.project.file import Project
from modsmith.provider.tables import Tables
from modsmith.tools import processes, terraform
from modsmith.tools.tool import executable


@dataclass(frozen=True)
class Imported:
    """What an import made and found.

    Attributes:
        name: of the module.
        files: of the generator.
        carried: block type to how many were compared and are there.
        adapted: what was changed so that the spec accepts it.
        missing: what is not carried.
        differences: in what the generated HCL says something else.
        plans: of the examples; empty if no plan was compared.
        unplanned: why no plan was compared; "" if some were.
        invented: inputs with made-up values in the example `basic`.
    """

    name: str
    files: Files
    carried: Mapping[str, int]
    adapted: Sequence[Note]
    missing: Sequence[Note]
    differences: Sequence[Note]
    plans: Sequence[Compared] = ()
    unplanned: str = ""
    invented: Sequence[str] = ()

    @property
    def clean(self) -> bool:
        """Whether everything is carried and nothing differs."""
        return not (self.missing or self.differences or any(one.differences for one in self.plans))


def run(project: Project, folder: Path, name: str, *, with_plans: bool = True) -> Imported:
    """Imports a module, generates it in a temporary folder, and compares the two. Writes nothing else.

    Args:
        project: that the generator will belong to.
        folder: of the module.
        name: of the generator.
        with_plans: whether plans are compared too.

    Raises:
        ImportingError: the module cannot be read or imported.
        ModsmithError: the result cannot be generated.
    """
    module, notes = original.read(folder), Notes()
    table = Tables(project.schemas)
    made = generator.make(module, name, table, notes)
    with processes.folder("import") as scratch:
        files, tree = _generated(project, name, made.files, scratch)
        found = compare.differences(module.blocks, _blocks(tree), table)
        found = [one for one in found if not _is_known(one, notes.missing)]
        notes.adapted += _raised(module, tree)
        planned, why = (
            _planned(module, tree, made.examples.plannable, scratch) if with_plans else ([], "not asked for")
        )
    return Imported(
        name,
        files,
        compare.count(module.blocks),
        unique(notes.adapted),
        unique(notes.missing),
        found,
        planned,
        why,
        made.examples.invented,
    )


def _generated(project: Project, name: str, files: Files, scratch: Path) -> tuple[Files, Mapping[str, bytes]]:
    """The files as they are formatted, and the module that they generate."""
    folder = scratch / project.generators.name
    for path, content in files.items():
        place = folder / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    _format(project, folder / name)
    formatted = {
        path: (folder / name / path).read_text("utf-8") if isinstance(content, str) else content
        for path, content in files.items()
    }
    elsewhere = replace(project, root=scratch, generators=folder)
    with _importable(scratch):
        (module,) = pipeline.build(Catalog(elsewhere), [name])
    return formatted, module.tree


@contextmanager
def _importable(root: Path) -> Iterator[None]:
    """Forgets at the end what was imported from a folder."""
    before = {*sys.modules}
    try:
        yield
    finally:
        sys.path[:] = [path for path in sys.path if path != str(root)]
        for loaded in {*sys.modules} - before:
            if str(root) in str(getattr(sys.modules[loaded], "__file__", "") or ""):
                del sys.modules[loaded]


def _format(project: Project, folder: Path) -> None:
    """Formats Python with Ruff and the project's settings, if Ruff is there."""
    ruff = executable(Path(sys.executable).with_name("ruff")) or executable("ruff")
    if ruff is None:
        return
    own = [file for file in ("ruff.toml", ".ruff.toml", "pyproject.toml") if (project.root / file).is_file()]
    settings = ["--config", str(project.root / own[0])] if own else ["--isolated"]
    sources = map(str, sorted(folder.glob("*.py")))
    processes.run([ruff, "format", "--quiet", "--no-cache", *settings, *sources], timeout=60)


def _blocks(tree: Mapping[str, bytes]) -> list[HclBlock]:
    """The blocks of a generated module itself."""
    return [
        block
        for path, content in sorted(tree.items())
        if path.endswith(".tf") and "/" not in path
        for block in configuration.read_text(content.decode(), path)
    ]


def _raised(module: Original, tree: Mapping[str, bytes]) -> Iterator[Note]:
    """Minimum versions that are higher now: those that the module needs by what it uses."""
    text = tree["versions.tf"].decode()
    made = Original(module.folder, HclModule(configuration.read_text(text, "versions.tf")), {})
    asked, needed = dict(legacy.minimum(module, Notes())), dict(legacy.minimum(made, Notes()))
    for name, version in asked.items():
        if name in needed and needed[name] != version:
            text = f"is at least {needed[name]} now, not {version}: what the module uses needs it"
            yield Note("", f"version of {name}", text)


def _is_known(difference: Note, missing: Sequence[Note]) -> bool:
    """Whether what differs is told already: a block in the original that is not carried."""
    return any(one.place == difference.place and one.subject in difference.subject for one in missing)


def _planned(
    module: Original, tree: Mapping[str, bytes], names: Sequence[str], scratch: Path
) -> tuple[list[Compared], str]:
    """The compared plans, or why there are none."""
    if reason := plans.obstacle(configuration.read_whole(module.folder)):
        return [], reason
    try:
        terraform.require()
    except ToolMissingError as error:
        return [], str(error)
    workspace = scratch / "plans"
    workspace.mkdir()
    return [*plans.compare(module.folder, tree, names, workspace)], ""
