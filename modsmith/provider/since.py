"""Makes `since.json`: in which provider version each resource, data source and argument first appeared.

The source is mechanical: each release of the npm package `@cdktf/provider-aws` is generated from the schema
of one provider version and carries every attribute of it. So a list of releases gives, for each path, the
newest version without it and the first one with it. `changelog.json` then narrows single brackets to the
version that the provider's changelog names; a claim outside its bracket is refused.

To run it again, best with all releases (each is some 34 MB, fetched one after the other with npm):

    python -m modsmith.provider.since FOLDER 15.0.0 16.0.0 ... 19.65.1

FOLDER keeps a small snapshot of each release, so that a second run fetches only what is new. The form:

    first       kind -> type -> path -> "VERSION EVIDENCE"; path "" is the type itself, a child of a new
                path is named only if it is newer still
    settable    the same for paths that only the provider set before
    omittable   the same for paths that were required before
    opaque      kind -> type -> paths below which the packages tell nothing ("any")
    packages    provider version -> release that was read; name them and more to narrow the brackets

EVIDENCE is the newest version that is known not to have it, or `changelog`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from modsmith.errors import ModsmithError, ToolFailedError
from modsmith.provider.appeared import CHANGELOG, SINCE
from modsmith.provider.bindings import Flags, read_package
from modsmith.provider.table import KINDS, BlockSchema, Table

PACKAGE: Final = "@cdktf/provider-aws"
FLOOR: Final = "5.0.0"
CLAIMS: Final = Path(__file__).with_name("changelog.json")

Facts = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True)
class Snapshot:
    """What one provider version had.

    Attributes:
        provider: its version.
        package: the release of the npm package that tells.
        types: `resource.aws_kms_key` -> path -> `r`equired, `o`ptional, `c`omputed only, or "" if not known.
    """

    provider: str
    package: str
    types: Mapping[str, Flags]


def key(version: str) -> tuple[int, ...]:
    """A version as what it compares by."""
    return tuple(map(int, version.split(".")))


def snapshot(package: str, folder: Path) -> Snapshot:
    """The snapshot of a release, from the folder or else fetched with npm.

    Raises:
        ToolFailedError: npm cannot fetch the release.
    """
    cut = folder / f"{package}.json"
    if not cut.exists():
        command = ["npm", "pack", f"{PACKAGE}@{package}", "--silent", "--pack-destination", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ToolFailedError(f"npm failed: {done.stderr.strip()[-300:]}", where=f"{PACKAGE} {package}")
        archive = folder / done.stdout.split()[-1]
        provider, types = read_package(archive)
        cut.write_text(json.dumps({"provider": provider, "types": types}))
        archive.unlink()
    return Snapshot(package=package, **json.loads(cut.read_text()))


def paths(schema: BlockSchema, prefix: str = "") -> Iterator[str]:
    """All paths of attributes, blocks and object attributes below a block."""
    for name, attribute in schema.attributes.items():
        yield prefix + name
        yield from _object_paths(attribute.type, f"{prefix}{name}.")
    for name, nested in schema.blocks.items():
        yield prefix + name
        yield from paths(nested.block, f"{prefix}{name}.")


def make(table: Table, snapshots: Sequence[Snapshot], claims: Mapping[str, str]) -> dict[str, Any]:
    """The contents of `since.json`.

    Args:
        table: the provider's schema; the paths to date are its own.
        snapshots: in any order.
        claims: from the changelog: `resource.aws_kms_key` or `resource.aws_kms_key.path` -> version.

    Raises:
        ModsmithError: a claim contradicts the snapshots.
    """
    history = sorted(snapshots, key=lambda each: key(each.provider))
    first, settable, omittable = _facts(), _facts(), _facts()
    opaque: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
    open_claims = dict(claims)
    for kind in KINDS:
        for type_ in sorted(table.types(kind)):
            dated = _Dated(kind, type_, table, history, open_claims)
            first[kind][type_] = dated.first()
            settable[kind][type_] = dated.after("c")
            omittable[kind][type_] = dated.after("r")
            opaque[kind][type_] = dated.opaque()
    if open_claims:
        raise ModsmithError(f"no bracket for {', '.join(open_claims)}", where=CLAIMS.name, fix="Remove it.")
    tables: dict[str, Any] = {"first": first, "settable": settable, "omittable": omittable, "opaque": opaque}
    return {
        "provider": table.version,
        "floor": FLOOR,
        "packages": {each.provider: each.package for each in history},
        **{name: _without_empty(facts) for name, facts in tables.items()},
    }


class _Dated:
    """One type through all snapshots."""

    def __init__(
        self, kind: str, type_: str, table: Table, history: Sequence[Snapshot], claims: dict[str, str]
    ) -> None:
        schema = table.data(type_) if kind == "data" else table.resource(type_)
        self.name, self.claims = f"{kind}.{type_}", claims
        self.versions = [*(each.provider for each in history), table.version]
        self.flags = [each.types.get(self.name) for each in history]
        self.paths = list(paths(schema))
        self.roots = {root for path in self.paths for root in self._opaque_roots(path)}

    def first(self) -> dict[str, str]:
        """Path -> fact for all that is younger than the floor; "" is the type itself.

        A child with its parent's bracket came with its parent, unless the changelog says otherwise.
        """
        brackets = {path: bracket for path in ["", *self.paths] if (bracket := self._bracket(path))}
        facts: dict[str, str] = {}
        for path, bracket in brackets.items():
            claim = self.claims.pop(f"{self.name}.{path}" if path else self.name, None)
            if claim is not None:
                facts |= self._claimed(path, bracket, claim)
            elif not path or brackets.get(_parent(path)) != bracket:
                facts |= {path: f"{bracket[1]} {bracket[0]}"} if key(bracket[1]) > key(FLOOR) else {}
        return facts

    def after(self, flag: str) -> dict[str, str]:
        """Path -> fact for paths that once had a flag and have lost it."""
        facts: dict[str, str] = {}
        for path in self.paths:
            told = [
                (v, f[path]) for v, f in zip(self.versions, self.flags, strict=False) if f and f.get(path)
            ]
            last = max((index for index, (_, each) in enumerate(told) if each == flag), default=None)
            if last is not None and last + 1 < len(told):
                facts[path] = f"{told[last + 1][0]} {told[last][0]}"
        return facts

    def opaque(self) -> list[str]:
        """The paths that the newest package calls `any`."""
        return sorted(self.roots)

    def _bracket(self, path: str) -> tuple[str, str] | None:
        """The last version without a path and the next one that is known."""
        absent = [flags is None or (path and path not in flags) for flags in self.flags]
        if not any(absent) or any(path.startswith(root + ".") for root in self.roots):
            return None
        last = max(index for index, is_absent in enumerate(absent) if is_absent)
        return self.versions[last], self.versions[last + 1]

    def _claimed(self, path: str, bracket: tuple[str, str], claim: str) -> dict[str, str]:
        without, having = bracket
        if not key(without) < key(claim) <= key(having):
            problem = f"{claim} is not after {without} and up to {having}"
            raise ModsmithError(problem, where=f"{CLAIMS.name}: {self.name} {path}", fix="Correct the claim.")
        return {path: f"{claim} {CHANGELOG}"} if key(claim) > key(FLOOR) else {}

    def _opaque_roots(self, path: str) -> Iterator[str]:
        """The nearest ancestor that the newest package knows, if it knows nothing below it."""
        newest = self.flags[-1]
        if newest is None or path in newest:
            return
        root = _parent(path)
        while root and root not in newest:
            root = _parent(root)
        if root and not any(each.startswith(root + ".") for each in newest):
            yield root


def _object_paths(type_: Any, prefix: str) -> Iterator[str]:
    if not isinstance(type_, list):
        return
    kind, element = type_
    if kind == "object":
        for name, part in element.items():
            yield prefix + name
            yield from _object_paths(part, f"{prefix}{name}.")
    elif kind in ("list", "set", "map"):
        yield from _object_paths(element, prefix)


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _facts() -> Facts:
    return {kind: {} for kind in KINDS}


def _without_empty(facts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {kind: {name: each for name, each in types.items() if each} for kind, types in facts.items()}


def main(folder: Path, packages: Sequence[str]) -> None:
    """Make the committed file from releases of the npm package."""
    folder.mkdir(parents=True, exist_ok=True)
    snapshots = [snapshot(package, folder) for package in packages]
    made = make(Table.load(), snapshots, json.loads(CLAIMS.read_text()))
    SINCE.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
