"""The CDKTF side of a module: a stack of files, each a construct that adds resources, data, locals and outputs.

    class Tables(File):                       generators/<module>/tables.py ->  tables.tf
        def build(self) -> None:
            table = self.add("aws_dynamodb_table.events", {"name": "${local.name}-events", ...})
            self.output("table_arn", table["arn"])

Bodies are spelt as in HCL: strings are templates (`${...}` interpolates, `escape()` for user text), nested
blocks are dicts or lists of dicts, meta-arguments stand beside the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from modsmith.build.cdk import Construct, cdktf, jsii
from modsmith.errors import SpecError
from modsmith.spec.model import ModuleSpec

META_ARGUMENTS = ("count", "for_each", "provider", "depends_on", "lifecycle")

COMMENT = "//"
"""The key that Terraform ignores in JSON. In it, `order` tells where dynamic blocks stand among static ones: name to
whether each is dynamic; `blocks` are the names of attributes that are written as blocks."""

Body = Mapping[str, Any]


def expr(text: str) -> str:
    """A bare HCL expression as CDKTF spells it."""
    return f"${{{text}}}"


@dataclass(frozen=True)
class Dynamic:
    """A `dynamic` block; the key it stands under in a body is its label.

    Static blocks and further dynamic ones may stand beside it in a list, in writing order.

    Attributes:
        for_each: template of what it repeats over.
        content: body of each block; refers to the element as `${<label>.value}`. May hold dynamic blocks itself.
        iterator: another name for the element than the label; "" for the label.
    """

    for_each: Any
    content: Body
    iterator: str = ""


@dataclass(frozen=True)
class Nested:
    """A block where the provider has an attribute that may be written as blocks, such as `ingress` of a security group.

    As a block it needs only some of the fields. Where the provider has a block, a dict is enough.

    Attributes:
        content: body of the block.
    """

    content: Body


@dataclass(frozen=True)
class Reference:
    """Something that was added; `ref["arn"]` is a template of its attribute."""

    address: str

    def __getitem__(self, attribute: str) -> str:
        return expr(f"{self.address}.{attribute}")


@dataclass
class Registry:
    """What CDKTF's own tree does not keep: the order of adding, files of locals, comments, outputs' values.

    Attributes:
        files: address (or `local.name`, `check.name`) to file name without `.tf`, in adding order.
        comments: address to the comment above its block.
        moves: old address to the new one and to the file that declares it.
        conditions: output name to its preconditions and dependencies, as a body.
        marks: address to what its body alone does not tell of nested blocks, as `COMMENT` holds it.
        removals: address that an earlier version had, to whether Terraform destroys it, and the file that says so.
        ids: jsii's reference of an element to the id that it was made with, which node need not be asked for.
    """

    files: dict[str, str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    moves: dict[str, tuple[str, str]] = field(default_factory=dict)
    conditions: dict[str, Body] = field(default_factory=dict)
    marks: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    removals: dict[str, tuple[bool, str]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


class ModuleStack(cdktf.TerraformStack):
    """One module under construction.

    Args:
        scope: the CDKTF app.
        spec: what is being built; its inputs become the stack's variables.
    """

    def __init__(self, scope: Construct, spec: ModuleSpec) -> None:
        super().__init__(scope, spec.name)
        self.spec = spec
        self.registry = Registry()
        for item in spec.inputs:
            name = f"var.{item.name}"
            type_, description, nullable = item.type.hcl(), item.description, item.nullable
            self.known(
                cdktf.TerraformVariable(self, name, type=type_, description=description, nullable=nullable),
                name,
            )

    def known(self, element: Any, id_: str) -> None:
        """Keeps the id of an element of this stack."""
        self.registry.ids[element.__jsii_ref__.ref] = id_

    @cached_property
    def rendered(self) -> Mapping[str, Any]:
        """What CDKTF makes of the finished stack; asked for once, since node calls back for every element."""
        rendered: Mapping[str, Any] = self.to_terraform()
        return rendered

    @jsii.member(jsii_name="allocateLogicalId")
    def _allocate_logical_id(self, element: Any) -> str:
        """Terraform's name is the last part of the construct's id, so one place pins them all."""
        id_ = self.registry.ids.get(element.__jsii_ref__.ref)
        if id_ is None:
            node = element.node if hasattr(element, "node") else element
            id_ = str(node.id)
        return id_.rpartition(".")[2]


class _Resource(cdktf.TerraformResource):
    """A resource of any type, its attributes given as they are."""

    def __init__(self, scope: Construct, address: str, type_: str, attributes: Body) -> None:
        super().__init__(scope, address, terraform_resource_type=type_)
        self._attributes = attributes

    def _synthesize_attributes(self) -> Body:
        return self._attributes


class _Data(cdktf.TerraformDataSource):
    """A data source of any type, its attributes given as they are."""

    def __init__(self, scope: Construct, address: str, type_: str, attributes: Body) -> None:
        super().__init__(scope, address, terraform_resource_type=type_)
        self._attributes = attributes

    def _synthesize_attributes(self) -> Body:
        return self._attributes


class Part(Construct):
    """A group of resources that belong together; nests in a `File` or in another part.

    Args:
        scope: the file or part it belongs to.
        name: construct id, unique among its siblings.
    """

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        assert isinstance(scope, (ModuleStack, Part))  # noqa: S101 - a part outside a module is a bug of ours
        self.stack: ModuleStack = scope if isinstance(scope, ModuleStack) else scope.stack
        self.file: str = scope.file if isinstance(scope, Part) else name

    def add(self, address: str, body: Body | None = None, *, comment: str = "") -> Reference:
        """Adds `type.name` (a resource) or `data.type.name` (a data source).

        Args:
            address: as Terraform addresses it.
            body: arguments, nested blocks and meta-arguments, in writing order.
            comment: written above the block.

        Raises:
            SpecError: the module has that address already.
        """
        if len(address.removeprefix("data.").split(".")) != 2:
            fix = "Write type.name, or data.type.name for a data source."
            raise SpecError("is no address", where=f"{self.stack.spec.name}: {address!r}", fix=fix)
        self._register(address, comment)
        body = body or {}
        kind = _Data if address.startswith("data.") else _Resource
        type_ = address.split(".")[-2]
        attributes = _attributes({name: value for name, value in body.items() if name not in META_ARGUMENTS})
        marks = attributes.pop(COMMENT, None)
        element = kind(self, address, type_, _without_nulls(attributes))
        self.stack.known(element, address)
        if marks:  # CDKTF writes its own data under that key of a resource
            self.stack.registry.marks[address] = marks
        for name in META_ARGUMENTS:
            if name in body:
                element.add_override(name, body[name])
        return Reference(address)

    def local(self, name: str, value: Any) -> Reference:
        """Adds a local value; a file's locals share one block, where its first stands."""
        self._register(f"local.{name}")
        element = cdktf.TerraformLocal(self, f"local.{name}", _explicit_nulls(value))
        self.stack.known(element, f"local.{name}")
        return Reference(f"local.{name}")

    def module(self, name: str, body: Body, *, comment: str = "") -> Reference:
        """Adds a call of another module, such as one in the generator's folder `modules/`.

        Args:
            name: identifier.
            body: `source`, arguments and meta-arguments, in writing order; `providers` maps names to names.
            comment: written above the block.

        Raises:
            SpecError: the module calls one of that name already.
        """
        self._register(f"module.{name}", comment)
        self.stack.add_override(f"module.{name}", _without_nulls(body))
        return Reference(f"module.{name}")

    def output(
        self,
        name: str,
        value: Any,
        *,
        preconditions: Sequence[tuple[str, str]] = (),
        depends_on: Sequence[str] = (),
    ) -> None:
        """Binds an output that the spec declares.

        Args:
            name: as the spec declares it.
            value: template, list or dict.
            preconditions: conditions and what the caller reads when one is false.
            depends_on: addresses that the value needs although it does not refer to them.
        """
        self._register(f"output.{name}")
        needs = {"depends_on": list(depends_on)} if depends_on else {}
        conditions = [{"condition": condition, "error_message": error} for condition, error in preconditions]
        if needs or conditions:
            self.stack.registry.conditions[name] = {"precondition": conditions, **needs}
        element = cdktf.TerraformOutput(self, f"output.{name}", value=_explicit_nulls(value))
        self.stack.known(element, f"output.{name}")

    def check(
        self,
        name: str,
        condition: str,
        error: str,
        *,
        also: Sequence[tuple[str, str]] = (),
        data: Mapping[str, Body] | None = None,
    ) -> None:
        """Adds a `check` block: a warning at plan and apply when the condition is false.

        Args:
            name: identifier.
            condition: template of a boolean.
            error: what the caller reads.
            also: further conditions with their messages.
            data: the data source that only the check reads: its address, such as `data.http.site`, to its body.
        """
        self._register(f"check.{name}")
        asserts = [{"condition": one, "error_message": text} for one, text in ((condition, error), *also)]
        scoped = {
            address.removeprefix("data."): _without_nulls(_attributes(body))
            for address, body in (data or {}).items()
        }
        self.stack.add_override(f"check.{name}", {**({"data": scoped} if scoped else {}), "assert": asserts})

    def moved(self, old: str, new: str) -> None:
        """Adds a `moved` block: what an earlier version of the module had at one address is at another now.

        Terraform then keeps the resource instead of destroying it and making another one.

        Args:
            old: address in the earlier version, such as `aws_s3_bucket.images`.
            new: address now, such as `aws_s3_bucket.this["images"]`.

        Raises:
            SpecError: the old address has been moved already.
        """
        moves = self.stack.registry.moves
        if old in moves:
            fix = "Remove one of the two."
            raise SpecError("is moved twice", where=f"{self.stack.spec.name}: {old}", fix=fix)
        moves[old] = (new, self.file)

    def removed(self, address: str, *, destroy: bool = False) -> None:
        """Adds a `removed` block: the module no longer has what an earlier version had at an address.

        Without `destroy`, Terraform forgets the resource and AWS keeps it, with its data. Needs Terraform 1.7.

        Args:
            address: in the earlier version, without an instance key, such as `aws_s3_bucket.images`.
            destroy: whether Terraform destroys it, as it does without this block.

        Raises:
            SpecError: the address has been removed already.
        """
        removals = self.stack.registry.removals
        if address in removals:
            fix = "Remove one of the two."
            raise SpecError("is removed twice", where=f"{self.stack.spec.name}: {address}", fix=fix)
        removals[address] = (destroy, self.file)

    def _register(self, address: str, comment: str = "") -> None:
        registry = self.stack.registry
        if address in registry.files:
            fix = "Choose another name, or remove one of the two."
            raise SpecError("is added twice", where=f"{self.stack.spec.name}: {address}", fix=fix)
        registry.files[address] = self.file
        if comment:
            registry.comments[address] = comment


class File(Part):
    """One `.tf` file, named after the Python file that its class is written in."""

    def __init__(self, stack: ModuleStack) -> None:
        super().__init__(stack, type(self).__module__.rpartition(".")[2])
        self.build()

    def build(self) -> None:
        """Adds what the file holds."""
        raise NotImplementedError


def _attributes(body: Body) -> dict[str, Any]:
    """A body in CDKTF's shape, where dynamic blocks stand apart under `dynamic`, in nested blocks too."""
    plain: dict[str, Any] = {}
    dynamic: dict[str, list[Any]] = {}
    order: dict[str, list[bool]] = {}
    blocks: list[str] = []
    for name, value in body.items():
        items = value if isinstance(value, list) else [value]
        static = [_nested(item) for item in items if not isinstance(item, Dynamic)]
        blocks += [name] if any(isinstance(item, Nested) for item in items) else []
        if len(static) == len(items):
            plain[name] = static if isinstance(value, list) else static[0]
        elif static:
            plain[name] = static
        kinds = [isinstance(item, Dynamic) for item in items]
        if any(kinds):
            dynamic[name] = [_dynamic(item) for item in items if isinstance(item, Dynamic)]
        if kinds != sorted(kinds):
            order[name] = kinds
    made = {**plain, **({"dynamic": dynamic} if dynamic else {})}
    return made | ({COMMENT: {"order": order, "blocks": blocks}} if order or blocks else {})


def _nested(item: Any) -> Any:
    item = item.content if isinstance(item, Nested) else item
    return _attributes(item) if isinstance(item, Mapping) else item


def _dynamic(block: Dynamic) -> dict[str, Any]:
    made = {"for_each": block.for_each, "content": _without_nulls(_attributes(block.content))}
    return made | ({"iterator": block.iterator} if block.iterator else {})


def _without_nulls(body: Body) -> dict[str, Any]:
    """An argument that is None is left out, as Terraform means it; deeper ones stay, spelt out."""
    return {key: _explicit_nulls(value) for key, value in body.items() if value is not None}


def _explicit_nulls(value: Any) -> Any:
    """CDKTF drops None inside maps and lists; the expression `null` survives."""
    if value is None:
        return expr("null")
    if isinstance(value, Mapping):
        return {key: _explicit_nulls(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_explicit_nulls(item) for item in value]
    return value
