"""Applied on the strict emulator: nothing is refused, nothing is left to change, and destroy leaves nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from modsmith.emulator.root import Root, open_root
from modsmith.emulator.server import Emulator
from modsmith.validate.examples import BY_DEFAULT
from tests.modules.conftest import ALL, MODULES, examples

pytestmark = pytest.mark.terraform

OTHERS = [(module, example) for module in ALL for example in examples(module) if example != BY_DEFAULT]


@pytest.mark.parametrize("module", ALL)
def test_every_module_by_default(module: str, own_emulator: Emulator, tmp_path: Path) -> None:
    _cycle(own_emulator, open_root(own_emulator, MODULES, f"{module}/examples/{BY_DEFAULT}", tmp_path))


@pytest.mark.long
@pytest.mark.parametrize(("module", "example"), OTHERS)
def test_every_other_example(module: str, example: str, own_emulator: Emulator, tmp_path: Path) -> None:
    # prod refuses to be destroyed, as it should: test_production_refuses shows that
    environment = {} if example != "production" else {"environment": "staging"}
    _cycle(
        own_emulator,
        open_root(own_emulator, MODULES, f"{module}/examples/{example}", tmp_path),
        **environment,
    )


TOLERATED = {
    # on destroy the provider suspends versioning, and takes AWS's refusal on a bucket with Object Lock
    "s3:PutBucketVersioning InvalidBucketState",
}
"""Refusals that the provider expects."""


def _cycle(emulator: Emulator, root: Root, **variables: str) -> None:
    start = time.perf_counter()
    root.apply(**variables)
    assert emulator.leftovers() != []  # or what finds nothing below has lost its eyes
    assert root.pending(**variables) == ""
    root.destroy(**variables)
    seconds = time.perf_counter() - start
    assert emulator.leftovers() == []
    checked = emulator.checked()
    requests = sum(checked.requests.values())
    print(f"{requests} requests, {checked.members} members, {checked.seconds:.1f} s of {seconds:.0f} s")
    assert set(checked.refused) <= TOLERATED
    assert checked.unread == {}
    assert checked.seconds < seconds / 10
