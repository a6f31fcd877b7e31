"""Comments of modsmith that waive nothing; those of other tools are for them to call stale."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from modsmith.errors import did_you_mean
from modsmith.validate.control import load
from modsmith.validate.results.finding import CheckResult, Finding
from modsmith.validate.results.inline_waivers import Index, InlineWaiver

_RULE = "stale-waiver"


def unknown(module: str, waivers: Sequence[InlineWaiver], others: Collection[str]) -> Iterator[Finding]:
    """Findings for comments that name no control.

    Args:
        module: its name.
        waivers: of its comments.
        others: what can be waived beside controls, such as promises.
    """
    ids = {*load(), *others}
    for one in waivers:
        if one.is_own and one.check not in ids:
            message = f"The comment waives {one.check}, and no control has that id."
            near = did_you_mean(one.check, ids)
            fix = " ".join(filter(None, (near, "Correct the id, or remove the comment.")))
            yield Finding(module, "hcl", _RULE, one.where, one.addresses[0], message, fix)


def unused(
    module: str,
    waivers: Sequence[InlineWaiver],
    check_results: Sequence[CheckResult],
    others: Collection[str],
) -> Iterator[Finding]:
    """Findings for comments whose control passes; only a run with both HCL and plan can tell."""
    ids = {*load(), *others}
    index = Index(waivers)
    waived = (entry for entry in check_results if entry.status == "waived")
    used = {(one.check, one.where) for entry in waived for one in index.of(entry.address, entry.control)}
    for one in waivers:
        if one.is_own and not one.ignored and one.check in ids and (one.check, one.where) not in used:
            address = one.addresses[0]
            message = f"The waiver of {one.check} is stale: {address} does not fail it."
            yield Finding(module, "hcl", _RULE, one.where, address, message, "Remove the comment.")
