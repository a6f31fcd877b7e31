"""Checks a control with its fixture: a .tf file in which the name of each resource contains the expected result.

    pass_…  passes        fail_…  fails        unknown_…  cannot be determined        none_…  does not apply

The fixture of `controls/s3/acl.py` is `fixtures/s3/acl.tf`. `modsmith explain` and the page of a control show its first
`fail_…` and its first `pass_…`, so these are good examples.

Other resources in a fixture (policies, keys, alarms, variables) support these. A line `# Another module.` starts a
separate module, for controls that consider a module as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from modsmith.errors import ControlError
from modsmith.evaluate import from_hcl
from modsmith.hcl.read import configuration
from modsmith.hcl.read.block import HclSyntaxError
from modsmith.hcl.read.configuration import HclModule
from modsmith.spec import environments
from modsmith.validate.control import Control
from modsmith.validate.results import matrix
from modsmith.validate.results.matrix import Observation

FIXTURES = Path(__file__).parent / "fixtures"
NEXT = "# Another module.\n"
"""Starts another module in a fixture."""

EXPECTED = {"pass": "pass", "fail": "fail", "unknown": "undetermined", "none": "not applicable"}


def of(control_id: str) -> Path:
    """The fixture of one of modsmith's controls.

    Raises:
        KeyError: modsmith has no fixture for such a control.
    """
    return shipped()[control_id]


@cache
def shipped() -> Mapping[str, Path]:
    """The fixtures that come with modsmith, by the ids of their controls."""
    return {
        f"{file.parent.name.rstrip('_')}-{file.stem}".replace("_", "-"): file
        for file in sorted(FIXTURES.glob("*/*.tf"))
    }


def results(control: Control, fixture: Path) -> list[tuple[str, Observation]]:
    """The name of each resource that a control checks, with the result.

    Args:
        control: to run.
        fixture: a .tf file.

    Raises:
        ControlError: there is no such file, or it is not HCL.
    """
    return [one for module in modules(fixture) for one in check(control, module)]


def mismatches(control: Control, fixture: Path) -> list[str]:
    """A sentence for each resource whose result is not the one that its name asks for.

    A fixture must have at least one resource of each type that passes, and one that fails.

    Raises:
        ControlError: there is no such file, or it is not HCL.
    """
    checked = results(control, fixture)
    return [*_unexpected(checked), *_untested(control, checked)]


def _text(fixture: Path) -> str:
    try:
        return fixture.read_text("utf-8")
    except OSError as error:
        fix = "Write a fixture there, with resources named pass_... and fail_..."
        raise ControlError("cannot be read", where=str(fixture), fix=fix) from error


def modules(fixture: Path) -> Iterator[HclModule]:
    """The modules of a fixture, with the lines that their blocks have in the file.

    Raises:
        ControlError: there is no such file, or it is not HCL.
    """
    text, line = _text(fixture), 0
    for part in text.split(NEXT):
        try:
            yield HclModule(tuple(configuration.read_text("\n" * line + part, fixture.name)))
        except HclSyntaxError as error:
            where = f"{fixture}:{error.line}"
            raise ControlError(str(error), where=where, fix="Correct the HCL there.") from error
        line += part.count("\n") + 1


def inputs(module: HclModule) -> dict[str, str]:
    """The inputs of a module in a fixture: the strictest environment, if it has environments."""
    by_environment = any(block.labels == ("environment",) for block in module.of("variable"))
    return {"environment": environments.current().strictest} if by_environment else {}


def check(control: Control, module: HclModule) -> Iterator[tuple[str, Observation]]:
    """The name of each resource of a module that a control checks, with the result."""
    for one in matrix.check(from_hcl.evaluation(module, inputs(module)), [control]):
        if one.control == control.id:
            yield one.base.rpartition(".")[2], one


def _unexpected(checked: list[tuple[str, Observation]]) -> Iterator[str]:
    for name, one in checked:
        wanted = EXPECTED.get(name.partition("_")[0], one.status)
        if one.status != wanted:
            reason = f" ({one.reason})" if one.reason else ""
            yield f"{one.base} at {one.where}: expected {wanted!r}, got {one.status!r}{reason}."


def _untested(control: Control, checked: list[tuple[str, Observation]]) -> Iterator[str]:
    for type_ in control.types:
        names = [name for name, one in checked if one.base.startswith(f"{type_}.")]
        for kind in ("pass", "fail"):
            if not any(name.startswith(f"{kind}_") for name in names):
                yield f"The fixture has no {type_} named {kind}_..."
