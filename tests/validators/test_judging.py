"""Worlds that a caller chose are asked only what the module leaves open, and nothing is lost by that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generators import catalog
from tests.modules.conftest import ALL, MODULES
from validators import examples, hcl, judging, matrix, promises
from validators.configuration.world import Resource, World
from validators.control import Control, Lack, NotApplicableError

QUEUE = "aws_sqs_queue"


@pytest.mark.parametrize("name", ALL)
def test_the_matrix_is_that_of_all_worlds_asked_everything(name: str) -> None:
    spec = catalog.spec(name)
    worlds = examples.worlds(hcl.read(MODULES / name), examples.roots(MODULES / name))
    everything = [one for world in worlds for one in (*matrix.judge(world), *promises.judge(world, spec))]
    told = judging.judge(worlds, spec)
    assert matrix.cells(told, spec.waivers) == matrix.cells(everything, spec.waivers)
    assert len(told) < len(everything)


def _worlds(*addresses: str) -> list[World]:
    """The module by default and as a caller has it, the caller's first."""
    made = [Resource(address, QUEUE, {}) for address in addresses]
    return [World("hcl caller", "", made, by_default=False), World("hcl", "", made)]


def _control(asked: list[tuple[str, str]], *, always: bool) -> Control:
    def judge(queue: Resource, world: World) -> Iterator[Lack]:
        asked.append((world.witness, queue.address))
        if queue.address.endswith("open") and world.by_default:
            raise NotApplicableError("It is switched off.")
        yield from ()

    return Control("c", "", "", "", "", (QUEUE,), judge, always=always)


def test_a_caller_is_asked_where_the_module_has_nothing_to_answer() -> None:
    asked: list[tuple[str, str]] = []
    told = judging.judge(_worlds(f"{QUEUE}.sure", f"{QUEUE}.open"), controls=[_control(asked, always=False)])
    assert asked == [("hcl", f"{QUEUE}.sure"), ("hcl", f"{QUEUE}.open"), ("hcl caller", f"{QUEUE}.open")]
    cells = {cell.address: cell.status for cell in matrix.cells(told) if cell.control == "c"}
    assert cells == {f"{QUEUE}.sure": "pass", f"{QUEUE}.open": "pass"}


def test_what_always_holds_is_asked_of_every_caller() -> None:
    asked: list[tuple[str, str]] = []
    judging.judge(_worlds(f"{QUEUE}.sure"), controls=[_control(asked, always=True)])
    assert asked == [("hcl", f"{QUEUE}.sure"), ("hcl caller", f"{QUEUE}.sure")]
