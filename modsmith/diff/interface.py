"""What a module's HCL says to its callers: inputs, outputs, requirements, and the resources that it manages.

interface = read(files)
interface.inputs["retention_days"].type      # "number"
interface.as_data()                          # for json.dumps; docs/diff.md describes it
interface.json_schema()                      # of the inputs, as in a .tfvars.json
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from modsmith.errors import ModsmithError
from modsmith.evaluate.constraints import ANY, Constraint

FORMAT = 1
"""Of `as_data`; a change that would break a reader of it raises the number."""


class InterfaceError(ModsmithError):
    """A module's HCL cannot be read."""


@dataclass(frozen=True)
class Condition:
    """A `validation`, a `precondition`, a `postcondition` or an `assert`.

    Attributes:
        condition: as it is written, on one line.
        error: the error message: literal text, or as it is written.
    """

    condition: str
    error: str


@dataclass(frozen=True)
class Input:
    """A variable.

    Attributes:
        name: of the variable.
        type: its type constraint as it is written, on one line; `any` without one.
        required: whether it has no default.
        default: the default as plain Python; None also if it is required.
        nullable: whether a caller may give null.
        sensitive: whether plans hide it.
        ephemeral: whether neither plan nor state contains it.
        description: for people.
        validations: what Terraform refuses.
        deprecated: what a caller is told who still gives it, or "".
        constraint: the type as Terraform reads it; None if it is not a type.
        where: `file:line`.
    """

    name: str
    type: str = "any"
    required: bool = True
    default: Any = None
    nullable: bool = True
    sensitive: bool = False
    ephemeral: bool = False
    description: str = ""
    validations: tuple[Condition, ...] = ()
    deprecated: str = ""
    constraint: Constraint | None = field(default=ANY, compare=False, repr=False)
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Output:
    """An output.

    Attributes:
        name: of the output.
        value: its expression, on one line. Another expression is no change for a caller.
        sensitive: whether plans hide it.
        ephemeral: whether neither plan nor state contains it.
        description: for people.
        preconditions: what must hold before it has a value.
        deprecated: what a caller is told who still reads it, or "".
        where: `file:line`.
    """

    name: str
    value: str = ""
    sensitive: bool = False
    ephemeral: bool = False
    description: str = ""
    preconditions: tuple[Condition, ...] = ()
    deprecated: str = ""
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Provider:
    """An entry of `required_providers`.

    Attributes:
        name: in the module, such as `aws`.
        source: such as `hashicorp/aws`.
        version: its constraint, or "".
        aliases: configurations that the caller hands over, such as `aws.replica`.
        configured: whether the module itself has a `provider` block for it.
    """

    name: str
    source: str
    version: str = ""
    aliases: tuple[str, ...] = ()
    configured: bool = False


@dataclass(frozen=True)
class Resource:
    """A managed resource or a data source, also one in a module of the same archive that the module calls.

    Attributes:
        address: without instance keys: `module.key.aws_kms_key.this`.
        type: such as `aws_kms_key`.
        repeats: `count`, `for_each` or "".
        by: the expression of `count` or `for_each`, on one line.
        provider: the configuration that it names, or "".
        prevents_destroy: whether its lifecycle has `prevent_destroy = true`.
        ignores: arguments in `ignore_changes`.
        conditions: preconditions and postconditions.
        arguments: argument or nested block to what is written there, on one line.
        where: `file:line`.
    """

    address: str
    type: str
    repeats: str = ""
    by: str = ""
    provider: str = ""
    prevents_destroy: bool = False
    ignores: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict, repr=False)
    where: str = field(default="", compare=False)

    @property
    def is_data(self) -> bool:
        """Whether it is a data source, which is read and never changed."""
        return self.type.startswith("data.")


@dataclass(frozen=True)
class Call:
    """A call of a module.

    Attributes:
        address: such as `module.key`.
        source: of the called module.
        version: its constraint, or "".
        repeats: `count`, `for_each` or "".
        by: the expression of `count` or `for_each`, on one line.
        is_read: whether the called module is in the same archive, so that its resources are known.
        where: `file:line`.
    """

    address: str
    source: str
    version: str = ""
    repeats: str = ""
    by: str = ""
    is_read: bool = False
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Move:
    """A `moved` block.

    Attributes:
        old: where the object was.
        new: where it is.
        where: `file:line`.
    """

    old: str
    new: str
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Removal:
    """A `removed` block.

    Attributes:
        old: what the module no longer manages.
        destroys: whether Terraform destroys it, or only forgets it.
        where: `file:line`.
    """

    old: str
    destroys: bool = True
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Check:
    """A `check` block, which warns.

    Attributes:
        name: of the block.
        conditions: of its assertions.
        where: `file:line`.
    """

    name: str
    conditions: tuple[Condition, ...] = ()
    where: str = field(default="", compare=False)


@dataclass(frozen=True)
class Interface:
    """What a module's HCL says to its callers.

    Attributes:
        inputs: by name.
        outputs: by name.
        terraform: constraint on Terraform's version, or "".
        providers: by the name in the module.
        resources: by address.
        calls: by address; at any depth where the called module is in the same archive.
        moves: in the order of the files.
        removals: in the order of the files.
        checks: by name.
        modules: the interfaces of the modules in `modules/`, which callers may use on their own, by path.
        files: the paths of all files.
    """

    inputs: Mapping[str, Input] = field(default_factory=dict)
    outputs: Mapping[str, Output] = field(default_factory=dict)
    terraform: str = ""
    providers: Mapping[str, Provider] = field(default_factory=dict)
    resources: Mapping[str, Resource] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    removals: tuple[Removal, ...] = ()
    checks: Mapping[str, Check] = field(default_factory=dict)
    modules: Mapping[str, Interface] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The interface as JSON has it; `docs/diff.md` describes the form."""
        from modsmith.diff import data  # noqa: PLC0415 - it needs the classes above

        return data.of(self)

    def json_schema(self, title: str = "Inputs of a Terraform module") -> dict[str, Any]:
        """JSON Schema (draft 2020-12) of the inputs, as in a `.tfvars.json`."""
        from modsmith.diff import data  # noqa: PLC0415 - it needs the classes above

        return data.schema(self, title)


def read(files: Mapping[str, bytes], place: str = "") -> Interface:
    """The interface of the module in these files.

    Args:
        files: POSIX path inside the module's folder to content.
        place: what the files are, for messages.

    Raises:
        InterfaceError: a file is not HCL, or not JSON.
    """
    from modsmith.diff.reading.reader import Reader  # noqa: PLC0415 - it needs the classes above

    return Reader(files, place).interface("")


__all__ = [
    "FORMAT",
    "Call",
    "Check",
    "Condition",
    "Input",
    "Interface",
    "InterfaceError",
    "Move",
    "Output",
    "Provider",
    "Removal",
    "Resource",
    "read",
]
