"""What `modsmith explain` and the page of a control say about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from modsmith.errors import ModsmithError, did_you_mean
from modsmith.project import current
from modsmith.validate import example, fixture, published
from modsmith.validate.control import Control, load
from modsmith.validate.example import Examples
from modsmith.validate.page import docs_page
from modsmith.validate.published import Published

SCOPES: Mapping[str, str] = {
    "resource": "The resource itself decides the result.",
    "deployment": "What stands beside the resource decides the result. A building block leaves it to its caller.",
}


@dataclass(frozen=True)
class Explanation:
    """A control, with its examples.

    Attributes:
        control: that is explained.
        examples: of the control's fixture; None if there is no fixture.
        page: address of the control's page in modsmith's documentation, or "".
    """

    control: Control
    examples: Examples | None
    page: str

    def ids(self) -> Mapping[str, Sequence[str]]:
        """Ids of the same purpose, by the name of their publisher; lists without any are left out."""
        named = {title: published.ids(self.control, name) for name, title in published.NAMES.items()}
        return {title: ids for title, ids in named.items() if ids}

    def as_data(self) -> dict[str, Any]:
        """JSON data with stable names."""
        control, examples = self.control, self.examples
        return {
            "id": control.id,
            "title": control.title,
            "severity": control.severity.value,
            "severity_rule": control.severity.rule,
            "scope": control.scope,
            "types": list(control.types),
            "why": control.why,
            "fix": control.fix,
            "examples": {"fails": examples.fails, "passes": examples.passes} if examples else None,
            "same_purpose": {name: list(published.ids(control, name)) for name in published.NAMES},
            "source": control.source,
            "page": self.page,
        }


def of(control: Control) -> Explanation:
    """The explanation of a control.

    Raises:
        ControlError: the control's fixture cannot be used.
    """
    file = fixture.shipped().get(control.id)
    project = current()
    if file is None and project is not None:
        own = project.root / "tests" / "controls" / f"{control.id.replace('-', '_')}.tf"
        file = own if own.is_file() else None
    return Explanation(control, example.of(control, file) if file else None, docs_page(control.id))


def named(text: str) -> tuple[Published | None, Sequence[Control]]:
    """The controls that a text names: by its own id one, by a published rule's id all with the same purpose.

    Returns:
        The published rule, or None for a control's own id; and at least one control.

    Raises:
        ModsmithError: there is no such control or rule, or no control has the rule's purpose.
    """
    known = load()
    control = known.get(text.casefold().replace("_", "-"))
    if control is not None:
        return None, [control]
    rule = published.find(text)
    if rule is None:
        every = [*known, *(id_ for name in published.NAMES for id_ in published.read(name).rules)]
        fix = did_you_mean(text, every) or "`modsmith explain` lists all controls."
        raise ModsmithError(f"there is no control {text!r}", where="control", fix=fix)
    found = [
        one for one in known.values() if any(rule.id in published.ids(one, name) for name in published.NAMES)
    ]
    if not found:
        problem = f'no control has the purpose of {rule.id}, "{rule.title.removesuffix(".")}"'
        raise ModsmithError(problem, where="control", fix=rule.reason)
    return rule, found
