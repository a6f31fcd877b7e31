"""Reads everything that the page of a module shows. It starts neither Node.js nor Terraform."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from modsmith.hcl.blocks import Attribute, Block
from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclBlock
from modsmith.project import Catalog, Project
from modsmith.readme.claims.proofs import proofs
from modsmith.readme.diagram import picture
from modsmith.readme.diagram.compact import Picture
from modsmith.readme.page import EVERYTHING, GUIDE, README
from modsmith.readme.usage import called_from, inputs_set, usage
from modsmith.site.errors import SiteError
from modsmith.site.facts import costs, guarantees, interface, policies, releases, services
from modsmith.site.facts.costs import Cost
from modsmith.site.facts.guarantees import Guarantee
from modsmith.site.facts.interface import Group
from modsmith.site.facts.policies import Policy
from modsmith.site.facts.releases import Released
from modsmith.spec.model import ModuleSpec
from modsmith.validate import examples
from modsmith.validate.results import overview
from modsmith.validate.results.overview import Row


@dataclass(frozen=True)
class Call:
    """How a caller uses a module.

    Attributes:
        label: where the module comes from.
        text: the module block.
        needs_host: whether the caller must put the registry's host before the source.
    """

    label: str
    text: str
    needs_host: bool = False


@dataclass(frozen=True)
class Module:
    """A module of the project.

    Attributes:
        project: that it belongs to.
        spec: its spec.
        folder: of its files.
        blocks: of its HCL.
        examples: name to the text of its `main.tf`.
        controls: results of controls.
        released: its versions; None if it was never released.
    """

    project: Project
    spec: ModuleSpec
    folder: Path
    blocks: Sequence[Block]
    examples: Mapping[str, str]
    controls: Sequence[Row]
    released: Released | None

    @property
    def place(self) -> str:
        """The folder in the project, with slashes."""
        return self.folder.relative_to(self.project.root).as_posix()

    @cached_property
    def picture(self) -> Picture:
        """Its architecture."""
        return picture(self.blocks)

    @cached_property
    def services(self) -> list[str]:
        """The AWS services that it uses."""
        return services.services(block.labels[0] for block in self.blocks if block.type == "resource")

    @cached_property
    def guarantees(self) -> Mapping[str, Sequence[Guarantee]]:
        """What it guarantees, by topic."""
        return guarantees.guarantees(self.spec, proofs(self.spec, self.controls, self.blocks))

    @cached_property
    def inputs(self) -> Sequence[Group]:
        """Its inputs."""
        others = {name: text for name, text in self.examples.items() if name != EVERYTHING}
        return interface.groups(self.spec, inputs_set(others))

    @cached_property
    def costs(self) -> Sequence[Cost]:
        """What AWS bills for it."""
        return costs.costs(self.blocks, [item.name for item in self.spec.inputs])

    @cached_property
    def policies(self) -> Sequence[Policy]:
        """The policies for those who deploy it."""
        return policies.policies(self.folder)

    @property
    def source(self) -> tuple[str, str]:
        """The `source` and the `version` that a caller writes first; the version is "" if it takes none."""
        source = self.project.source
        constraint = self.released.constraint if self.released else ""
        return source.of(self.spec.name), (source.version or constraint) if source.is_registry else ""

    @cached_property
    def calls(self) -> Sequence[Call]:
        """How callers use it: with the source of the project file, and from a registry if it was released."""
        source, version = self.source
        where = "From a registry" if self.project.source.is_registry else "From the repository"
        found = [Call(where, self._call(source, version))]
        if self.released and not self.project.source.is_registry:
            versioned = self._call(str(self.released.address), self.released.constraint)
            found.insert(0, Call("From a registry", versioned, needs_host=True))
        return found

    def _call(self, source: str, version: str) -> str:
        return usage(self.spec, self.examples.get(examples.BY_DEFAULT, ""), self.place, source, version)

    def example(self, name: str) -> str:
        """An example, with the source and version that a caller writes."""
        return called_from(self.examples[name], *self.source)

    def section(self, title: str, file: str = README) -> str:
        """The text below a heading of its README or another of its pages; "" if there is none."""
        text = self._text(file)
        _, found, rest = text.partition(f"\n## {title}\n")
        return rest.partition("\n## ")[0].partition("\n---\n")[0].strip() if found else ""

    @property
    def guide(self) -> str:
        """GUIDE.md without its title; "" if there is none."""
        return self._text(GUIDE).partition("\n")[2].rpartition("\n---\n")[0].strip()

    def _text(self, name: str) -> str:
        file = self.folder / name
        return file.read_text("utf-8") if file.is_file() else ""


def modules(catalog: Catalog) -> list[Module]:
    """The modules of a project, by name.

    Raises:
        SiteError: a module is not generated, or differs from its spec.
        ModsmithError: a spec or a release is wrong.
    """
    return [_module(catalog, name) for name in catalog.names()]


def _module(catalog: Catalog, name: str) -> Module:
    project, spec, folder = catalog.project, catalog.spec(name), catalog.project.modules / name
    read = configuration.read(folder)
    _check_fresh(spec, read.blocks, folder)
    roots = examples.roots(folder)
    return Module(
        project,
        spec,
        folder,
        [_as_written(block) for block in read.blocks],
        {one: (folder / "examples" / one / "main.tf").read_text("utf-8") for one in roots},
        overview.rows(examples.evaluations(read, roots), spec),
        releases.released(project, name),
    )


def _check_fresh(spec: ModuleSpec, blocks: Sequence[HclBlock], folder: Path) -> None:
    """Refuses a module whose files have other inputs or outputs than its spec."""
    declared = {(block.type, block.labels[0]) for block in blocks if block.type in ("variable", "output")}
    wanted = {("variable", one.name) for one in spec.inputs} | {("output", one.name) for one in spec.outputs}
    if declared != wanted or not blocks:
        differing = ", ".join(f"{type_} {name}" for type_, name in sorted(declared ^ wanted)[:3])
        problem = f"differs from its spec: {differing}" if blocks else "has no files"
        raise SiteError(problem, where=str(folder), fix=f"Run `modsmith generate {spec.name}`.")


def _as_written(block: HclBlock) -> Block:
    """A block that was read as one that is to be written, which `modsmith.readme.diagram` takes."""
    attributes = tuple(Attribute(name, value) for name, value in block.values.items())
    return Block(block.type, block.labels, attributes + tuple(_as_written(one) for one in block.blocks))
