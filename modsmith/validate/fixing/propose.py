"""The edits for the findings of one module, by the fixes that their controls declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate.control import Control
from modsmith.validate.fixing import editor
from modsmith.validate.fixing.declared import AddBlock, AddResource, Fix, SetArgument
from modsmith.validate.fixing.editor import NotEditableError
from modsmith.validate.fixing.new_resource import refuse_second, with_resource
from modsmith.validate.results.matrix import Observation


@dataclass(frozen=True)
class Edit:
    """One declared fix of one block.

    Attributes:
        file: that holds the block, relative to the module.
        name: of the resource, the last part of its address.
        fix: what is done with it.
    """

    file: str
    name: str
    fix: Fix


@dataclass(frozen=True)
class Proposal:
    """The edits with which one control is to pass for one resource.

    Attributes:
        control: its id.
        addresses: of the resource; several if several calls of a module make it.
        edits: in order.
        expressions: arguments that stay, because they are expressions: `path = var.x`.
    """

    control: str
    addresses: tuple[str, ...]
    edits: tuple[Edit, ...]
    expressions: tuple[str, ...] = ()

    @property
    def effects(self) -> tuple[str, ...]:
        """What changes besides."""
        return tuple(dict.fromkeys(one.fix.effect for one in self.edits if one.fix.effect))


@dataclass(frozen=True)
class Left:
    """A finding that a control has a fix for, and that stays.

    Attributes:
        control: its id.
        address: of the resource.
        reason: why, without a full stop.
    """

    control: str
    address: str
    reason: str


@dataclass(frozen=True)
class Seen:
    """A module as it was evaluated.

    Attributes:
        hcl: its blocks.
        evaluations: of it.
        observations: of all controls.
    """

    hcl: HclModule
    evaluations: Sequence[Evaluation]
    observations: Sequence[Observation]


def proposals(
    seen: Seen,
    wanted: Iterable[tuple[Control, str]],
    texts: Mapping[str, str],
    refused: Mapping[str, str],
) -> Iterator[Proposal | Left]:
    """A proposal, or why there is none, for each control and address; the same edits come once.

    Args:
        seen: the module.
        wanted: controls with fixes, and addresses of resources that fail them.
        texts: file, relative to the module, to its text.
        refused: file to why it is not edited.
    """
    found: dict[tuple[str, tuple[Edit, ...]], Proposal] = {}
    for control, address in wanted:
        try:
            made = _proposal(control, address, seen, texts, refused)
        except NotEditableError as error:
            yield Left(control.id, address, str(error))
            continue
        except UndeterminedError as error:
            yield Left(control.id, address, f"{error.path} could not be determined: {error.reason}")
            continue
        if made is None:
            continue
        before = found.get((control.id, made.edits))
        addresses = (*before.addresses, address) if before else (address,)
        found[control.id, made.edits] = replace(made, addresses=addresses)
    yield from found.values()


def apply(edit: Edit, text: str) -> editor.Edited:
    """Makes an edit in the text of its file.

    Raises:
        NotEditableError: the text does not allow it.
    """
    if isinstance(edit.fix, SetArgument):
        return editor.set_argument(text, edit.name, edit.fix)
    if isinstance(edit.fix, AddBlock):
        return editor.add_block(text, edit.name, edit.fix)
    return editor.Edited(with_resource(text, edit.name, edit.fix))


def _proposal(
    control: Control,
    address: str,
    seen: Seen,
    texts: Mapping[str, str],
    refused: Mapping[str, str],
) -> Proposal | None:
    """The edits for one finding; None if no fix of the control is about what is wrong."""
    _same_everywhere(control, address, seen)
    failing = _failing(control, address, seen)
    if not failing:
        return None  # it was not determined, or the module changed
    edits, expressions, edited = list[Edit](), list[str](), dict[str, str]()
    for fix in control.fixes:
        for file, name in dict.fromkeys(_targets(fix, failing)):
            edit = Edit(file, name, fix)
            if isinstance(fix, AddResource):
                refuse_second(fix, address, seen.hcl, failing)
            if file in refused:
                raise NotEditableError(refused[file])
            text = edited.get(file, texts[file])
            made = apply(edit, text)
            expressions += made.expressions
            if made.text != text:
                _refuse(fix, failing)
                edited[file] = made.text
                edits.append(edit)
    if not edits and expressions:
        raise NotEditableError(f"{expressions[0]} is an expression, which a caller or a condition decides")
    return Proposal(control.id, (address,), tuple(edits), tuple(expressions)) if edits else None


def _same_everywhere(control: Control, address: str, seen: Seen) -> None:
    """Refuses what fails in some environments only: a literal would be for all of them."""
    by_environment: dict[str, set[str]] = {}
    for one in seen.observations:
        if (one.base, one.control) == (address, control.id) and one.environment and one.by_default:
            by_environment.setdefault(one.environment, set()).add(one.status)
    failing = [name for name, statuses in by_environment.items() if "fail" in statuses]
    if failing and len(failing) < len(by_environment):
        raise NotEditableError(
            f"it fails in {', '.join(failing)} only, so it needs a condition on the environment"
        )


def _failing(control: Control, address: str, seen: Seen) -> list[tuple[Resource, Evaluation]]:
    """The instances of a resource that fail a control, with the evaluations in which they do."""
    failed = {
        (one.source, one.environment, one.address)
        for one in seen.observations
        if (one.base, one.control, one.status) == (address, control.id, "fail")
    }
    return [
        (resource, evaluation)
        for evaluation in seen.evaluations
        for resource in evaluation.get(address)
        if (evaluation.source, evaluation.environment, resource.address) in failed
    ]


def _targets(fix: Fix, failing: Sequence[tuple[Resource, Evaluation]]) -> Iterator[tuple[str, str]]:
    """File and name of the blocks that a fix is about."""
    for resource, evaluation in failing:
        link = fix.link if isinstance(fix, SetArgument) else ""
        if isinstance(fix, AddResource):
            is_without = resource.type == fix.owner and not evaluation.referring(resource, fix.type, fix.link)
            named = [resource] if is_without else []
        elif resource.type == fix.type:
            named = [resource]
        else:
            named = evaluation.referring(resource, fix.type, link) if link else []
        for one in named:
            yield one.where.rpartition(":")[0], one.base.rpartition(".")[2]


def _refuse(fix: Fix, failing: Sequence[tuple[Resource, Evaluation]]) -> None:
    for resource, evaluation in failing:
        if reason := fix.unless(resource, evaluation):
            raise NotEditableError(reason)
