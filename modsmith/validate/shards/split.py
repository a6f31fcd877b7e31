"""Which modules are in which shard of a run.

The cost of a module is counted in its files: a start of the provider and all resources of the module, once for the
module and once for each of its examples, since Terraform, plans and controls look at all of them in each. The most
expensive module goes first, each to the shard that costs least so far (longest processing time first, R. L. Graham
1969). So no shard costs more than 4/3 of the best possible, and a new module moves none that costs more than it does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.hcl.read import folders

START = 20
"""What a start of the provider counts, in resources: an estimate, on which only the balance depends."""

_RESOURCE = re.compile(
    r'^[ \t]*(?:resource|data|module)[ \t]+"|"(?:resource|data|module)"[ \t\r\n]*:', re.MULTILINE
)
"""The beginning of a block in HCL, or of a group of blocks in JSON: to count them, nothing needs to be parsed."""


@dataclass(frozen=True)
class Shard:
    """One of several parts of a run.

    Attributes:
        number: from 1.
        total: how many parts there are.
    """

    number: int
    total: int

    @classmethod
    def parse(cls, text: str) -> Shard:
        """From `2/3`.

        Raises:
            ModsmithError: it is spelt otherwise, or there is no such part.
        """
        found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", text)
        if not found or not 1 <= int(found[1]) <= int(found[2]):
            fix = "Write it as NUMBER/TOTAL, from 1/3 to 3/3 for three machines"
            raise ModsmithError(f"{text!r} is not a shard", where="--shard", fix=fix)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        """As it is written on the command line."""
        return f"{self.number}/{self.total}"

    def positions(self, modules: Sequence[Path]) -> tuple[int, ...]:
        """The positions of its modules among all modules.

        Args:
            modules: folders of all modules of the run; one that is named twice is in one shard.
        """
        mine = split(modules, self.total)[self.number - 1]
        return tuple(n for n, folder in enumerate(modules) if folder.resolve() in mine)


def split(modules: Sequence[Path], total: int) -> list[set[Path]]:
    """The modules of each shard: each module, resolved, is in exactly one.

    Args:
        modules: folders, in any order.
        total: number of shards.
    """
    here = Path.cwd().resolve()
    known = {os.path.relpath(folder.resolve(), here): folder.resolve() for folder in modules}
    shards = spread({name: cost(folder) for name, folder in known.items()}, total)
    return [{known[name] for name in names} for names in shards]


def spread(costs: Mapping[str, int], total: int) -> list[set[str]]:
    """What each of several shards has to do, so that the longest is short.

    Args:
        costs: name of a piece of work to what it costs.
        total: number of shards.
    """
    shards: list[set[str]] = [set() for _ in range(total)]
    sums = [0] * total
    for name in sorted(costs, key=lambda name: (-costs[name], name)):
        least = sums.index(min(sums))
        shards[least].add(name)
        sums[least] += costs[name]
    return shards


def cost(module: Path) -> int:
    """What a module costs, from its files alone, in looks at one resource."""
    blocks = sum(len(_RESOURCE.findall(text)) for text in _texts(module))
    return (START + blocks) * (1 + len(folders.examples(module)))


def _texts(module: Path) -> Iterator[str]:
    """The texts of a module and of the local modules inside its folder, but not of its examples."""
    for folder in (module, *sorted(module.glob("modules/*"))):
        for file in folders.files(folder):
            try:
                yield folders.text(file)
            except (OSError, ValueError):
                continue  # it is reported by the shard that has it
