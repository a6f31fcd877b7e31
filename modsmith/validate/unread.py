"""Module calls that were not read: what they create is not determined, and said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation, base
from modsmith.evaluate.labels import is_label
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.hcl.read.installed import NOT_INSTALLED
from modsmith.validate.results.finding import Finding, Source

RULE = "unread-module"

_FIX = (
    "Run `terraform init` in the module's folder, which downloads them, or give --plan FILE, "
    "which shows what they create."
)


@dataclass(frozen=True)
class Unread:
    """A call whose module was not read.

    Attributes:
        address: of the call.
        why: it was not read.
        where: `file:line` of the call; in a module that Terraform downloaded, of the user's own call that leads there.
    """

    address: str
    why: str
    where: str

    def __str__(self) -> str:
        return self.address if self.why == NOT_INSTALLED else f"{self.address} ({self.why})"


def finding(
    module: str, read: HclModule, source: Source, evaluations: Sequence[Evaluation] | None = None
) -> Iterator[Finding]:
    """One finding that names all calls that were not read; none if there are none.

    Args:
        module: its name.
        read: its blocks.
        source: that reports it.
        evaluations: of the module; a call counts if one of them makes it. By default the one with the least inputs.
    """
    calls = list(unread(read))
    if calls:
        known = [from_hcl.evaluation(read)] if evaluations is None else evaluations
        made = {base(one.address) for evaluation in known for one in evaluation.unread}
        calls = [one for one in calls if one.address in made]
    if calls:
        one = len(calls) == 1
        what = "This module call was" if one else f"These {len(calls)} module calls were"
        creates = "what it creates" if one else "what they create"
        named = ", ".join(map(str, calls))
        message = f"{what} not read, so {creates} could not be determined: {named}."
        yield Finding(
            module, source, RULE, calls[0].where, calls[0].address, message, _FIX, kind="undetermined"
        )


def unread(read: HclModule, path: str = "", via: HclBlock | None = None) -> Iterator[Unread]:
    """The calls at any depth that were not read, except those of modules that are known to create nothing.

    Args:
        read: the blocks of a module.
        path: of its addresses.
        via: the user's own call that leads to it, if Terraform downloaded it.
    """
    for block in read.of("module"):
        name = block.labels[0] if block.labels else ""
        if name in read.unread and not is_label(block):
            yield Unread(f"{path}{block.address}", read.unread[name], (via or block).where())
        elif name in read.children:
            child = read.children[name]
            reached = via or (block if child.downloaded else None)
            yield from unread(child, f"{path}{block.address}.", reached)
