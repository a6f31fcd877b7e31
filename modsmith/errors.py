"""The errors of modsmith, drawn as the tree they form.

    ModsmithError            one clear sentence: where, what, and how to mend it
    ├── ProjectError         the project file is missing or wrong
    ├── SpecError            a module's spec contradicts itself
    ├── ControlError         a control of the project is wrong, or its Python does not run
    ├── NameTakenError       what is to be made exists already
    ├── SchemaError          an attribute or block the provider does not know, or not in that shape
    ├── UnknownModuleError   no module of that name
    ├── WriteError           the output folder cannot be read or written, or is locked
    ├── EditedError          a generated file was changed by hand
    ├── PlanError            a user's plan is none, or does not say what will be
    ├── ToolMissingError     node, terraform, the provider or Checkov is not on this machine
    ├── ToolFailedError      one of them ran and failed
    └── SeveralErrors        more than one of the above, together

They are raised where the fault is seen and printed by the command line alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class ModsmithError(Exception):
    """A fault that the user can mend.

    Args:
        problem: what is wrong, one sentence without a full stop.
        where: file, module or field it is wrong in.
        fix: what to do about it, in the imperative.
    """

    def __init__(self, problem: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(problem)
        self.problem, self.where, self.fix = problem, where, fix

    def __str__(self) -> str:
        """The whole sentence: `where: problem. Mend.`."""
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}. {self.fix}" if self.fix else head


class ProjectError(ModsmithError):
    """The project file is missing or wrong."""

    def __init__(self, problem: str, where: str = "", fix: str = "") -> None:
        super().__init__(problem, where=where, fix=fix)


class SpecError(ModsmithError):
    """A module's spec contradicts itself, or the module contradicts its spec."""


class ControlError(ModsmithError):
    """A control of the project is wrong, or its Python does not run."""


class NameTakenError(ModsmithError):
    """What is to be made exists already; nothing is overwritten."""


class SchemaError(ModsmithError):
    """The provider does not know an attribute or block, or not in that shape."""


class UnknownModuleError(ModsmithError):
    """There is no module of that name."""


class PlanError(ModsmithError):
    """What was given as a plan is none, or does not say what will be, or is of another module."""


class WriteError(ModsmithError):
    """The output folder cannot be read or written, or another run holds it."""


class EditedError(WriteError):
    """A generated file was changed by hand.

    Attributes:
        diffs: unified diffs, one for each file, from the file on disk to the generated one.
    """

    def __init__(self, problem: str, *, where: str = "", fix: str = "", diffs: Sequence[str] = ()) -> None:
        super().__init__(problem, where=where, fix=fix)
        self.diffs = tuple(diffs)


class ToolMissingError(ModsmithError):
    """A tool that this step needs is not on this machine."""


class ToolFailedError(ModsmithError):
    """A tool ran and failed; the problem carries the last lines it said."""


class SeveralErrors(ModsmithError):  # noqa: N818 - it is a list of them
    """More than one thing is wrong with a module.

    Attributes:
        errors: each of them.
    """

    def __init__(self, errors: Sequence[ModsmithError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A mend that names the nearest known name; "" if none is near."""
    import difflib  # noqa: PLC0415 - a run with nothing to do raises no error, and does without

    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else ""


def raise_all(errors: Sequence[ModsmithError]) -> None:
    """Raises one error as it is, several as `SeveralErrors`, and nothing for none."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SeveralErrors(errors)
