"""From a spec to files, stage by stage. Everything here is pure: it writes no files and runs no tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from modsmith.build import consistency, interface, lambda_zip
from modsmith.deployer import page as permissions
from modsmith.deployer import policy
from modsmith.deployer import recording as recordings
from modsmith.deployer.recording import Recording
from modsmith.errors import SchemaError, raise_all
from modsmith.hcl.blocks import Block, Value
from modsmith.hcl.order import ordered
from modsmith.hcl.read.configuration import HclModule, read_text
from modsmith.hcl.render import render
from modsmith.project.catalog import Catalog
from modsmith.provider.check import check as schema_check
from modsmith.provider.requirements import Requirements, raised, requirements
from modsmith.provider.table import Table
from modsmith.provider.tables import Tables
from modsmith.readme import page
from modsmith.readme.page import Extras
from modsmith.spec.model import ModuleSpec
from modsmith.tools import processes
from modsmith.validate.examples import evaluations
from modsmith.validate.results import overview
from modsmith.validate.results.overview import Row

if TYPE_CHECKING:
    from cdktf import App


@dataclass(frozen=True)
class Module:
    """A module that is built but not written.

    Attributes:
        spec: its spec.
        files: file name without `.tf` to its blocks, resource files first, then variables, outputs, versions.
        requirements: minimum versions with reasons.
        tree: path inside the module's folder to content.
    """

    spec: ModuleSpec
    files: Mapping[str, Sequence[Block]]
    requirements: Requirements
    tree: Mapping[str, bytes]

    @property
    def blocks(self) -> list[Block]:
        """Every block of the module."""
        return [block for blocks in self.files.values() for block in blocks]


def build(catalog: Catalog, names: Iterable[str], app: App | None = None) -> Iterator[Module]:
    """Builds modules in one CDKTF app.

    Args:
        catalog: the project's generators.
        names: modules to build.
        app: the app to build them in; a new one if None.

    Yields:
        One module for each name, in order.

    Raises:
        ModsmithError: the first module with an error; `SeveralErrors` if it has several.
    """
    return (draft() for draft in drafts(catalog, names, app))


def drafts(catalog: Catalog, names: Iterable[str], app: App | None = None) -> Iterator[Callable[[], Module]]:
    """What is left to do of each module after CDKTF, as a function that needs no node.

    Args:
        catalog: the project's generators.
        names: modules to build.
        app: the app to build them in; a new one if None.

    Yields:
        One function for each name, in order.

    Raises:
        ModsmithError: of the first module whose spec or constructs have an error.
    """
    from modsmith.build import synth  # noqa: PLC0415 - starts node, which a run with nothing to do must not
    from modsmith.build.cdk import cdktf  # noqa: PLC0415
    from modsmith.build.stack import ModuleStack  # noqa: PLC0415

    table = Tables(catalog.project.schemas)
    with processes.folder("app") as unused:  # an app creates its output folder even if it never writes there
        scope = app or cdktf.App(outdir=str(unused), skip_validation=True)
        for name in names:
            spec = catalog.spec(name)
            stack = ModuleStack(scope, spec)
            for construct in catalog.constructs(name):
                construct(stack)
            source = catalog.project.source
            sources = Sources(
                catalog.folder / name,
                catalog.model(name),
                catalog.place(name),
                source.of(name),
                source.version,
            )
            built, bound = synth.blocks_by_file(stack, table), synth.bound_outputs(stack)
            yield partial(finish, spec, built, bound, table, sources)


@dataclass(frozen=True)
class Sources:
    """The contents of a generator besides its spec and constructs.

    Attributes:
        folder: the generator's folder, with examples, tests and assets.
        model: its figures for the README's prose, if any.
        place: the folder's name in the README, such as `generators/dynamodb`.
        source: the `source` that a caller of the module uses.
        version: the `version` that a caller uses; "" for none.
    """

    folder: Path
    model: ModuleType | None
    place: str
    source: str
    version: str = ""


def finish(
    spec: ModuleSpec,
    built: Mapping[str, Sequence[Block]],
    bound: Mapping[str, Value | interface.Bound],
    table: Table,
    sources: Sources,
) -> Module:
    """The stages after CDKTF: the interface, the checks, the text.

    Args:
        spec: the module's spec.
        built: file name without `.tf` to the blocks that its constructs made.
        bound: output name to value, with its conditions if it has some.
        table: the provider's schema.
        sources: examples, tests, assets and figures.

    Raises:
        ModsmithError: the blocks contradict the provider's schema or the spec.
    """
    files: dict[str, Sequence[Block]] = {
        file: [ordered(block) for block in blocks] for file, blocks in built.items() if blocks
    }
    own = {"variables": interface.variables(spec), "outputs": interface.outputs(spec, bound)}
    files = _added(files, own)
    blocks = [block for group in files.values() for block in group]
    raise_all([*_schema_errors(spec, files, table), *consistency.check(spec, blocks)])
    needs = raised(requirements(blocks, table), spec.legacy.minimum if spec.legacy else {})
    files = _added(files, {"versions": interface.versions(needs, spec.provider_aliases)})
    return Module(spec, files, needs, _tree(spec, files, needs, sources, table.version))


def _added(
    files: Mapping[str, Sequence[Block]], own: Mapping[str, Sequence[Block]]
) -> dict[str, Sequence[Block]]:
    """Files with those that the spec writes at the end; what constructs put into a file of that name stays in it."""
    others = {file: blocks for file, blocks in files.items() if file not in own}
    return others | {file: [*blocks, *files.get(file, ())] for file, blocks in own.items()}


def _schema_errors(spec: ModuleSpec, files: Mapping[str, Sequence[Block]], table: Table) -> list[SchemaError]:
    deprecated = spec.legacy.deprecated if spec.legacy else ()
    return [
        error
        for file, blocks in files.items()
        for error in schema_check(blocks, where=f"{spec.name}/{file}.tf", table=table, deprecated=deprecated)
    ]


def _tree(
    spec: ModuleSpec,
    files: Mapping[str, Sequence[Block]],
    needs: Requirements,
    sources: Sources,
    schema: str,
) -> dict[str, bytes]:
    folder = sources.folder
    examples = {path.stem: path.read_text("utf-8") for path in sorted((folder / "examples").glob("*.tf"))}
    text = {f"{file}.tf": render(blocks) for file, blocks in files.items()}
    copied = {
        path: content
        for kind in ("tests", "assets", "modules")
        for path, content in _copied(folder / kind, kind).items()
    }
    recording = _recording(folder, sources.place)
    if recording:
        copied |= _policies(folder, recording)
    extras = Extras(
        examples,
        sources.model,
        _controls(spec, text, examples),
        sources.place,
        sources.source,
        sources.version,
        [path for path in copied if path.endswith(".tftest.hcl")],
        schema if needs.aws else "",
        [(permissions.TITLE, permissions.section(spec.name, recording))] if recording else [],
    )
    text |= page.render(spec, files, needs, extras)
    for name, example in examples.items():
        text[f"examples/{name}/main.tf"] = example
        text[f"examples/{name}/versions.tf"] = render(interface.versions(needs))
    tree = {path: content.encode() for path, content in text.items()}
    return tree | copied | _zips(folder / "assets")


def _recording(folder: Path, place: str) -> Recording | None:
    """What calls of the module needed, if that has been recorded."""
    file = folder / recordings.FILE
    return recordings.read(file.read_text("utf-8"), f"{place}/{recordings.FILE}") if file.is_file() else None


def _policies(folder: Path, recording: Recording) -> dict[str, bytes]:
    """The deployer's policy, and the recording that it comes from."""
    made = {f"policies/{name}": text.encode() for name, text in policy.files(recording.needed()).items()}
    return {recordings.FILE: (folder / recordings.FILE).read_bytes(), **made}


def _controls(spec: ModuleSpec, text: Mapping[str, str], examples: Mapping[str, str]) -> list[Row]:
    """The results of controls for the rendered HCL."""
    module = HclModule(
        tuple(block for file in sorted(text) if file.endswith(".tf") for block in read_text(text[file], file))
    )
    roots = {name: HclModule(read_text(example, "main.tf")) for name, example in examples.items()}
    return overview.rows(evaluations(module, roots), spec)


def _copied(folder: Path, prefix: str) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {f"{prefix}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in paths}


def _zips(assets: Path) -> dict[str, bytes]:
    """A zip file for each Python package in the assets: the code of a Lambda function, ready for upload."""
    packages = sorted(path.parent for path in assets.glob("*/__init__.py"))
    return {f"assets/{package.name}.zip": lambda_zip.build(package) for package in packages}
