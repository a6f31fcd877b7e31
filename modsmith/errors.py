"""The errors of modsmith, drawn as the tree they form.

    ModsmithError            says where the problem is, what it is, and how to fix it
    ├── ProjectError         the project file is missing or wrong
    ├── SpecError            a module's spec contradicts itself
    ├── ControlError         a control of the project is wrong, or its Python does not run
    ├── NameTakenError       a file or folder to create already exists
    ├── SchemaError          an attribute or block that the provider does not know, or expects in another form
    ├── ImportingError       a module cannot be imported
    ├── UnknownModuleError   there is no module with that name
    ├── WriteError           the output folder cannot be read or written, or is locked by another run
    ├── EditedError          a generated file was changed by hand
    ├── PlanError            a given file is not a usable plan
    ├── PolicyError          a given file is not an IAM policy
    ├── ToolMissingError     node, Terraform, the provider or Checkov is not installed
    ├── ToolFailedError      a tool ran and failed
    └── SeveralErrors        several of the above

Code raises them where it detects the problem. Only the command line prints them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class ModsmithError(Exception):
    """An error that the user can fix.

    Args:
        problem: what is wrong, one sentence without a full stop.
        where: the file, module or field with the problem.
        fix: how to fix it, in the imperative.
    """

    def __init__(self, problem: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(problem)
        self.problem, self.where, self.fix = problem, where, fix

    def __str__(self) -> str:
        """The complete message, in the form `where: problem. Fix.`."""
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
    """The provider does not know an attribute or block, or expects it in another form."""


class ImportingError(ModsmithError):
    """A module that was written by hand cannot be read, or modsmith has no way to say what it says."""


class UnknownModuleError(ModsmithError):
    """There is no module with that name."""


class PlanError(ModsmithError):
    """The given file is not a plan, does not contain planned values, or belongs to another module."""


class PolicyError(ModsmithError):
    """A given file is not an IAM policy."""


class WriteError(ModsmithError):
    """The output folder cannot be read or written, or another run has locked it."""


class EditedError(WriteError):
    """A generated file was changed by hand.

    Attributes:
        diffs: unified diffs, one for each file, from the file on disk to the generated one.
    """

    def __init__(self, problem: str, *, where: str = "", fix: str = "", diffs: Sequence[str] = ()) -> None:
        super().__init__(problem, where=where, fix=fix)
        self.diffs = tuple(diffs)


class ToolMissingError(ModsmithError):
    """A tool that this step needs is not installed."""


class ToolFailedError(ModsmithError):
    """A tool ran and failed; the problem contains the last lines of its output."""


class SeveralErrors(ModsmithError):  # noqa: N818 - holds several errors
    """More than one thing is wrong with a module.

    Attributes:
        errors: each of them.
    """

    def __init__(self, errors: Sequence[ModsmithError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A fix that suggests the closest known name; "" if no name is close."""
    import difflib  # noqa: PLC0415 - slow to import, and only errors need it

    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else ""


def raise_all(errors: Sequence[ModsmithError]) -> None:
    """Raises a single error as it is, and several as `SeveralErrors`; does nothing without errors."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise SeveralErrors(errors)
