"""Checks whether citations prove a README's claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from modsmith.errors import SpecError, did_you_mean
from modsmith.readme.claims.figures import figures, of_inputs
from modsmith.readme.claims.kinds import KINDS, Kind
from modsmith.readme.claims.passages import Passage
from modsmith.readme.claims.proofs import Proof
from modsmith.spec.model import ModuleSpec

MOST_EXCUSES = 8
"""The maximum number of passages with `no_claim` in a module; beyond that, write plainer sentences."""

LEAST_WORDS = 4
"""The minimum number of words in the reason of a `no_claim`."""


def problems(spec: ModuleSpec, passages: Sequence[Passage], proofs: Mapping[str, Proof]) -> list[SpecError]:
    """Every unproved claim of a README, in the order of its text.

    Args:
        spec: the module's spec; its summary and the statements of its promises also make claims.
        passages: the passages of the README's prose.
        proofs: everything that can be cited, by id.
    """
    excused = [excuse for passage in passages for excuse in passage.excused]
    found = [*_of_spec(spec, proofs), *(one for each in passages for one in _problems(each, spec, proofs))]
    if len(excused) > MOST_EXCUSES:
        where, fix = (
            f"{spec.name}: prose",
            "Cite a proof, or write sentences without claims.",
        )
        found.append(
            SpecError(
                f"uses no_claim {len(excused)} times, but at most {MOST_EXCUSES} are allowed",
                where=where,
                fix=fix,
            )
        )
    return found


def _of_spec(spec: ModuleSpec, proofs: Mapping[str, Proof]) -> Iterator[SpecError]:
    """The summary, which cites proofs in its own field, and the statements of promises, which must prove themselves."""
    where = f"{spec.name}: summary"
    how = "Add {} to summary_proved_by"
    yield from _problems(_sentence(spec.summary, where, spec.summary_proved_by), spec, proofs, how)
    for promise in spec.promises:
        where = f"{spec.name}: promise {promise.control}: statement"
        yield from _problems(_sentence(promise.statement, where, (promise.control,)), spec, proofs, "")


def _sentence(text: str, where: str, cited: tuple[str, ...]) -> Passage:
    return Passage(text, (where,), cited, written=text)


def _problems(
    passage: Passage,
    spec: ModuleSpec,
    proofs: Mapping[str, Proof],
    how: str = "End the sentence with {{{{ proved({}) }}}}",
) -> Iterator[SpecError]:
    """The unproved claims of one passage; `how` tells how to cite an id; "" means that the passage is its own proof."""
    yield from _excuses(passage)
    if unusable := list(_unusable(passage, proofs)):
        yield from unusable
        return
    cited = [proofs[id_] for id_ in passage.cited]
    excused = {excuse.kind for excuse in passage.excused}
    for kind in KINDS:
        claim = next(kind.claims(passage.text), None)
        if claim and kind.name not in excused and not any(kind.is_proved_by(one.about) for one in cited):
            problem = f"{_plain(claim[0])!r} claims {kind.name}{_unproved(passage.cited)}"
            yield SpecError(problem, where=passage.line(claim.start()), fix=_fix(kind, proofs, how))
    yield from _figures(passage, spec, cited)


def _unusable(passage: Passage, proofs: Mapping[str, Proof]) -> Iterator[SpecError]:
    for id_ in passage.cited:
        if id_ not in proofs:
            fix = did_you_mean(id_, proofs) or "Cite an id that the README has a row for."
            problem = f"cites {id_!r}, which is neither a promise of the module nor one of its controls"
            yield SpecError(problem, where=passage.lines[0], fix=fix)
        elif reason := proofs[id_].refused:
            fix = "Cite a promise, or a control that passes wherever it applies."
            problem = f"cites the control {id_!r}, which does not prove anything: {reason}"
            yield SpecError(problem, where=passage.lines[0], fix=fix)


def _excuses(passage: Passage) -> Iterator[SpecError]:
    names = [kind.name for kind in KINDS]
    for excuse in passage.excused:
        kind = next((kind for kind in KINDS if kind.name == excuse.kind), None)
        if kind is None:
            fix = did_you_mean(excuse.kind, names) or f"The kinds are {', '.join(names)}."
            yield SpecError(
                f"no_claim names an unknown kind: {excuse.kind!r}", where=passage.lines[0], fix=fix
            )
        elif not next(kind.claims(passage.text), None):
            problem = f"no_claim is not needed: nothing here sounds like {kind.name}"
            yield SpecError(problem, where=passage.lines[0], fix="Remove it.")
        if len(excuse.reason.split()) < LEAST_WORDS:
            fix = "Explain in a sentence why the words are not a claim."
            yield SpecError(f"no_claim has no reason: {excuse.reason!r}", where=passage.lines[0], fix=fix)


def _figures(passage: Passage, spec: ModuleSpec, cited: Sequence[Proof]) -> Iterator[SpecError]:
    """A duration next to a claim must be proved with it, be a value of an input named there, or be computed."""
    proved = [proof.figures for proof in cited if proof.figures is not None]
    allowed = of_inputs(spec, passage.code).union(*proved)
    for figure in figures(passage.written) if proved else ():
        if not figure.is_among(allowed):
            problem = f"{figure.words!r} is not a value of {' or '.join(map(repr, passage.cited))}"
            fix = "Write the promised figure, or compute it: {{ model.… }} or {{ spec.input(…).default }}."
            yield SpecError(problem, where=passage.line(passage.text.find(figure.words)), fix=fix)


def _plain(words: str) -> str:
    return " ".join(words.strip("|, ").split())


def _unproved(cited: Sequence[str]) -> str:
    if not cited:
        return " and cites nothing"
    return f", which {' and '.join(map(repr, cited))} {'do' if cited[1:] else 'does'} not prove"


def _fix(kind: Kind, proofs: Mapping[str, Proof], how: str) -> str:
    if not how:
        return "Add the planned value that proves it to `expects`, or change the sentence."
    able = [id_ for id_, one in proofs.items() if not one.refused and kind.is_proved_by(one.about)]
    if not able:
        return "Nothing here can prove it: add a Promise to the spec, or change the sentence."
    first, *others = (f'"{id_}"' for id_ in able[::-1][:3])
    return how.format(first) + (f" (or {' or '.join(others)})" if others else "") + ", or change it."
