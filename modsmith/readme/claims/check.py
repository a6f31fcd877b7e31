"""Whether what a README claims is proved by what it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from modsmith.errors import SpecError, did_you_mean
from modsmith.readme.claims.figures import figures, of_inputs
from modsmith.readme.claims.kinds import KINDS, Kind
from modsmith.readme.claims.passages import Passage
from modsmith.readme.claims.proofs import Proof
from modsmith.spec.model import ModuleSpec

MOST_EXCUSES = 8
"""Passages of a module that may say `no_claim`; whoever needs more should write plainer sentences."""

LEAST_WORDS = 4
"""Of the reason in a `no_claim`."""


def problems(spec: ModuleSpec, passages: Sequence[Passage], proofs: Mapping[str, Proof]) -> list[SpecError]:
    """Everything that a README claims and does not prove, in the order of its text.

    Args:
        spec: the module's; its summary and the statements of its promises claim things, too.
        passages: of the README's prose.
        proofs: what can be cited, by id.
    """
    excused = [excuse for passage in passages for excuse in passage.excused]
    found = [*_of_spec(spec, proofs), *(one for each in passages for one in _problems(each, spec, proofs))]
    if len(excused) > MOST_EXCUSES:
        where, fix = f"{spec.name}: prose", "Cite a proof, or write sentences that claim nothing."
        found.append(
            SpecError(f"says no_claim {len(excused)} times, {MOST_EXCUSES} at most", where=where, fix=fix)
        )
    return found


def _of_spec(spec: ModuleSpec, proofs: Mapping[str, Proof]) -> Iterator[SpecError]:
    """The summary, which cites in a field of its own, and the promises, which must prove what they say."""
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
    """What one passage claims without proof; `how` says where the id of one goes, "" that the passage is the proof."""
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
            yield SpecError(problem, where=passage.line(claim.start()), fix=_mend(kind, proofs, how))
    yield from _figures(passage, spec, cited)


def _unusable(passage: Passage, proofs: Mapping[str, Proof]) -> Iterator[SpecError]:
    for id_ in passage.cited:
        if id_ not in proofs:
            fix = did_you_mean(id_, proofs) or "Cite one that the README has a row for."
            problem = f"cites {id_!r}, which is no promise of the module and no control of it"
            yield SpecError(problem, where=passage.lines[0], fix=fix)
        elif reason := proofs[id_].refused:
            fix = "Cite a promise, or a control that passes wherever it applies."
            problem = f"cites the control {id_!r}, which proves nothing: {reason}"
            yield SpecError(problem, where=passage.lines[0], fix=fix)


def _excuses(passage: Passage) -> Iterator[SpecError]:
    names = [kind.name for kind in KINDS]
    for excuse in passage.excused:
        kind = next((kind for kind in KINDS if kind.name == excuse.kind), None)
        if kind is None:
            fix = did_you_mean(excuse.kind, names) or f"Kinds are {', '.join(names)}."
            yield SpecError(f"no_claim names no kind: {excuse.kind!r}", where=passage.lines[0], fix=fix)
        elif not next(kind.claims(passage.text), None):
            problem = f"no_claim is needless: nothing here sounds like {kind.name}"
            yield SpecError(problem, where=passage.lines[0], fix="Take it away.")
        if len(excuse.reason.split()) < LEAST_WORDS:
            fix = "Say in a sentence why the words claim nothing."
            yield SpecError(f"no_claim has no reason: {excuse.reason!r}", where=passage.lines[0], fix=fix)


def _figures(passage: Passage, spec: ModuleSpec, cited: Sequence[Proof]) -> Iterator[SpecError]:
    """A duration beside a claim is proved with it, or is an input's that is named there, or was computed."""
    told = [proof.figures for proof in cited if proof.figures is not None]
    allowed = of_inputs(spec, passage.code).union(*told)
    for figure in figures(passage.written) if told else ():
        if not figure.is_among(allowed):
            problem = f"{figure.words!r} is no value of {' or '.join(map(repr, passage.cited))}"
            fix = "Write the promised figure, or compute it: {{ model.… }} or {{ spec.input(…).default }}."
            yield SpecError(problem, where=passage.line(passage.text.find(figure.words)), fix=fix)


def _plain(words: str) -> str:
    return " ".join(words.strip("|, ").split())


def _unproved(cited: Sequence[str]) -> str:
    if not cited:
        return " and cites nothing"
    return f", which {' and '.join(map(repr, cited))} {'do' if cited[1:] else 'does'} not prove"


def _mend(kind: Kind, proofs: Mapping[str, Proof], how: str) -> str:
    if not how:
        return "Add the planned value that proves it to `expects`, or mend the sentence."
    able = [id_ for id_, one in proofs.items() if not one.refused and kind.is_proved_by(one.about)]
    if not able:
        return "Nothing here can prove it: add a Promise about it to the spec, or mend the sentence."
    first, *others = (f'"{id_}"' for id_ in able[::-1][:3])
    return how.format(first) + (f" (or {' or '.join(others)})" if others else "") + ", or mend it."
