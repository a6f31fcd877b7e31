"""What a module that was written by hand and imported may keep, although a new module may not have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from modsmith.errors import SpecError

_NAME = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_VERSION = re.compile(r"\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Legacy:
    """What an imported module keeps. Empty it step by step.

    Attributes:
        deprecated: arguments and blocks that the provider deprecates, such as `aws_eip.nat.vpc`.
        unused_inputs: inputs that nothing uses; callers may still set them.
        minimum: lowest versions that the module asked for: `terraform` or the local name of a provider to `1.5.7`.
            They count where they are above what modsmith computes.
        names: of inputs, outputs and attributes of objects that are not in snake case; callers rely on them.
    """

    deprecated: tuple[str, ...] = ()
    unused_inputs: tuple[str, ...] = ()
    minimum: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def legacy_problems(legacy: Legacy, inputs: Sequence[str], where: str) -> Iterator[SpecError]:
    """What is wrong with what a module keeps.

    Args:
        legacy: the module's.
        inputs: names of the module's inputs.
        where: stands first in each error.
    """
    for name in legacy.unused_inputs:
        if name not in inputs:
            yield SpecError(f"{name!r} is not an input", where=f"{where}: unused_inputs", fix="Remove it.")
    for name in legacy.names:
        if not _NAME.fullmatch(name):
            fix = "Use letters, digits, underscores and hyphens, starting with a letter."
            yield SpecError(f"{name!r} is not an identifier", where=f"{where}: names", fix=fix)
    for name, version in legacy.minimum.items():
        if not _VERSION.fullmatch(version):
            fix = "Write three numbers, such as 1.5.7."
            yield SpecError(f"{version!r} is not a version", where=f"{where}: minimum {name}", fix=fix)
