"""What a module guarantees, each with its proof: promises by topic, controls with their results, waivers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modsmith.readme import evidence
from modsmith.readme.claims.proofs import Proof, environments_of
from modsmith.readme.guarantees import TOPICS, topic
from modsmith.spec import environments
from modsmith.spec.model import Expected, ModuleSpec, Promise, Refers, Waiver
from modsmith.validate.results.overview import Row


@dataclass(frozen=True)
class Planned:
    """A planned value that proves a promise.

    Attributes:
        path: in the planned resource.
        values: environment to the value as text; one entry with the key "" where all are the same.
    """

    path: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Guarantee:
    """A promise with its proof.

    Attributes:
        promise: of the spec.
        topic: what it is about.
        environments: in which it protects.
        everywhere: whether these are all environments.
        planned: the values that prove it.
    """

    promise: Promise
    topic: str
    environments: tuple[str, ...]
    everywhere: bool
    planned: Sequence[Planned]


def guarantees(spec: ModuleSpec, known: Mapping[str, Proof]) -> dict[str, list[Guarantee]]:
    """The promises of a module by topic, in the order of the topics.

    Args:
        spec: of the module.
        known: id of each proof to the proof.
    """
    made = [_guarantee(promise, known[promise.control]) for promise in spec.promises]
    by_topic = {one.name: [each for each in made if each.topic == one.name] for one in TOPICS}
    return {name: own for name, own in by_topic.items() if own}


def _guarantee(promise: Promise, proved: Proof) -> Guarantee:
    where = environments_of(promise)
    planned = [Planned(path, {"": _text(value)}) for path, value in promise.expects.items()]
    for path in dict.fromkeys(path for values in promise.by_environment.values() for path in values):
        values = {name: _text(promise.expected(name).get(path)) for name in promise.environments}
        planned.append(Planned(path, values))
    return Guarantee(promise, topic(proved), where, where == environments.current().names, planned)


def _text(value: Expected) -> str:
    return value.address if isinstance(value, Refers) else json.dumps(value, ensure_ascii=False)


def state(row: Row) -> str:
    """The result of a control in one word: `fails`, `waived`, `needs a plan`, `passes` or `not applicable`."""
    if row.fails:
        return "fails"
    if row.waived:
        return "waived"
    if row.by_plan:
        return "needs a plan"
    return "passes" if row.passes else "not applicable"


def waivers(spec: ModuleSpec) -> list[tuple[str, Waiver]]:
    """The checks that are set aside, those for the same reason together."""
    return evidence.waived(spec.waivers)
