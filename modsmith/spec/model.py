"""What a module is: the spec from which its interface, README, tests and promises are made.

    ModuleSpec
    ├── Input        a variable: type, description, default, validations, example
    │   └── Validation
    ├── Output       a value for the caller; a construct binds it
    ├── Legacy       what an imported module keeps although a new one may not have it
    ├── ProviderAlias  a second configuration of the provider that the caller hands over
    ├── Promise      a control that holds, with the planned values that prove it
    ├── Waiver       a Checkov check set aside, with its reason
    ├── Section      prose of the README
    └── Upgrade      what a caller does to take a version

Every class is frozen. `ModuleSpec` checks itself when it is made and raises one `SpecError` that names the
module, the field and the fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Expression
from modsmith.hcl.template import references
from modsmith.spec.environments import current
from modsmith.spec.legacy import Legacy, legacy_problems
from modsmith.spec.types import REQUIRED, Field, Type, fields_of, is_required, or_null
from modsmith.spec.upgrades import Deprecated, Upgrade, deprecated_problems, upgrade_problems

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_ALIAS = re.compile(r"aws\.[a-z][a-z0-9_]*")
_CONTROL = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_RESERVED = {"source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"}

Scalar = str | bool | int | float | None


@dataclass(frozen=True)
class Refers:
    """A promised value that nobody can write down beforehand: what an input holds, or an attribute of a resource.

    Attributes:
        address: such as `var.kms_key_id` or `aws_kms_key.this.arn`.
    """

    address: str


Expected = Scalar | Refers
"""A value that a promise asks for."""


@dataclass(frozen=True)
class Validation:
    """A rule that Terraform checks at plan.

    Attributes:
        condition: a bare HCL expression that is true for a good value.
        error: what the caller reads when it is not; a sentence that names the input and ends in a full stop. It is text
            in the template language: `${...}` interpolates.
        rule: the same in the few words of a table cell.
    """

    condition: str
    error: str
    rule: str


@dataclass(frozen=True)
class Input:
    """A module's variable.

    Attributes:
        name: Terraform identifier.
        type: exact constraint.
        description: one or more sentences, units included, ending in a full stop.
        default: a Python value that fits the type; `REQUIRED` if the caller must give one; None needs `nullable`.
        nullable: whether null means something; the description says what.
        sensitive: whether Terraform hides it.
        validations: rules with their messages.
        example: a value for documents and for required inputs in tests.
        deprecated: set if the input still works and will be removed; the module warns callers who set it.
    """

    name: str
    type: Type
    description: str
    default: object = REQUIRED
    nullable: bool = False
    sensitive: bool = False
    validations: tuple[Validation, ...] = ()
    example: object = None
    deprecated: Deprecated | None = None

    @property
    def required(self) -> bool:
        """Whether a caller must give it."""
        return is_required(self.default)

    def json_schema(self) -> dict[str, Any]:
        """JSON Schema of the values that Terraform's type accepts, with description, default and example."""
        schema = {**self.type.json_schema(), "description": self.description}
        if self.deprecated:
            schema |= {"deprecated": True, "description": f"{self.description} {self.deprecated.note}"}
        if self.nullable:
            schema = or_null(schema)
        if not self.required:
            schema["default"] = self.default
        if self.example is not None:
            schema["examples"] = [self.example]
        return schema

    def full_description(self) -> str:
        """The description and its deprecation, followed by one line for each attribute of the objects in its type."""
        text = f"{self.description} {self.deprecated.note}" if self.deprecated else self.description
        described = ((path, item) for path, item in fields_of(self.type) if item.description)
        lines = [f"- {path}: {item.description}" for path, item in described]
        if not lines:
            return text
        return "\n".join([text, "", *lines]) + "\n"


@dataclass(frozen=True)
class Output:
    """A value that the module hands to its caller; the construct that has it binds it by name."""

    name: str
    description: str
    sensitive: bool = False


@dataclass(frozen=True)
class ProviderAlias:
    """A further configuration of the AWS provider, which the caller hands over in its `providers` argument.

    Attributes:
        name: as resources refer to it, such as `aws.replica`.
        purpose: what is made with it; a sentence for the README.
    """

    name: str
    purpose: str


@dataclass(frozen=True)
class Promise:
    """A control that the module keeps, with the planned values that prove it.

    Attributes:
        control: the property's name, kebab case, such as `point-in-time-recovery`.
        statement: one sentence for the README.
        resources: addresses or glob patterns of addresses it holds for, such as `aws_dynamodb_table.*`; with its key,
            such as `aws_s3_bucket.this["images"]`, for one instance alone.
        expects: path in a planned resource's values (`server_side_encryption.0.enabled`) to the value it
            must have with default inputs in every environment.
        by_environment: the same for what differs between environments.
        environments: where it holds; elsewhere there is no such resource at all.
    """

    control: str
    statement: str
    resources: tuple[str, ...]
    expects: Mapping[str, Expected] = field(default_factory=dict)
    by_environment: Mapping[str, Mapping[str, Expected]] = field(default_factory=dict)
    environments: tuple[str, ...] = field(default_factory=lambda: current().names)

    @property
    def blocks(self) -> tuple[str, ...]:
        """The addresses and patterns without instance keys: the blocks that make the resources."""
        return tuple(pattern.partition('["')[0] for pattern in self.resources)

    def expected(self, environment: str) -> dict[str, Expected]:
        """What a plan in that environment must show, path to value; nothing where it does not hold."""
        if environment not in self.environments:
            return {}
        return {**self.expects, **self.by_environment.get(environment, {})}


@dataclass(frozen=True)
class Waiver:
    """A check that is set aside: Checkov's or a control's.

    Attributes:
        check: its id, such as `CKV_AWS_119` or `dynamodb-recovery`.
        resources: addresses or globs it is waived for.
        reason: why that is right; PROOFS.md prints it.
        only_in_plan: whether the check passes on the HCL and fails on a plan alone.
        in_examples: whether the resources are those of an example, which stand for what a caller has already.
        owner: who answers for it; the project's owner if "".
    """

    check: str
    resources: tuple[str, ...]
    reason: str
    only_in_plan: bool = False
    in_examples: bool = False
    owner: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the README in Markdown, below "Operations", or of the guide beside it.

    Attributes:
        title: its heading.
        text: a Jinja template that can ask the spec for its figures and cites what proves its claims.
        source: the file it comes from, such as `generators/dynamodb/prose/30-backup.md`; "" if none.
        first_line: of the text in that file.
        in_guide: whether it stands in GUIDE.md instead, for those who operate the module day by day.
    """

    title: str
    text: str
    source: str = ""
    first_line: int = 1
    in_guide: bool = False


@dataclass(frozen=True)
class ModuleSpec:
    """A module: its interface, what it guarantees, and the texts of its README.

    Attributes:
        name: folder under `modules/` and `generators/`; snake case.
        title: heading of the README.
        summary: first paragraph of the README, at most three sentences.
        summary_proved_by: promises and controls that prove what the summary claims.
        provider_aliases: what the caller hands over beside the default configuration of the provider.
        legacy: what an imported module keeps although a new one may not have it.
        upgrades: one for each version that asks something of callers, or whose plan they should know.
    """

    name: str
    title: str
    summary: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    promises: tuple[Promise, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    sections: tuple[Section, ...] = ()
    provider_aliases: tuple[ProviderAlias, ...] = ()
    summary_proved_by: tuple[str, ...] = ()
    legacy: Legacy | None = None
    upgrades: tuple[Upgrade, ...] = ()

    def __post_init__(self) -> None:
        """Raises `SpecError` for the first thing that contradicts itself."""
        for problem in _problems(self):
            raise problem

    def input(self, name: str) -> Input:
        """The input of that name; KeyError if there is none."""
        return {item.name: item for item in self.inputs}[name]

    def json_schema(self) -> dict[str, Any]:
        """JSON Schema (draft 2020-12) of the module's inputs, as in a `.tfvars.json`."""
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"Inputs of the Terraform module {self.name}",
            "type": "object",
            "properties": {item.name: item.json_schema() for item in self.inputs},
            "required": [item.name for item in self.inputs if item.required],
            "additionalProperties": False,
        }


def _problems(spec: ModuleSpec) -> Iterator[SpecError]:
    kept = spec.legacy.names if spec.legacy else ()
    yield from _name_problems(spec)
    yield from _sentence(spec.summary, f"{spec.name}: summary")
    if not spec.title.strip():
        yield SpecError(
            "is empty", where=f"{spec.name}: title", fix="Say in a few words what the module builds."
        )
    for item in spec.inputs:
        yield from _input_problems(item, f"{spec.name}: input {item.name}", kept)
    yield from upgrade_problems(spec.upgrades, [item.name for item in spec.inputs], spec.name)
    for output in spec.outputs:
        yield from _sentence(output.description, f"{spec.name}: output {output.name}: description")
    for alias in spec.provider_aliases:
        yield from _alias_problems(alias, f"{spec.name}: provider alias {alias.name}")
    if spec.legacy:
        yield from legacy_problems(spec.legacy, [item.name for item in spec.inputs], f"{spec.name}: legacy")
    for promise in spec.promises:
        yield from _promise_problems(promise, f"{spec.name}: promise {promise.control}")
    for waiver in spec.waivers:
        where = f"{spec.name}: waiver {waiver.check}"
        yield from _sentence(waiver.reason, f"{where}: reason")
        if not re.fullmatch(r"CKV2?_[A-Z]+_\d+", waiver.check) and not _CONTROL.fullmatch(waiver.check):
            fix = "Write one like CKV_AWS_119 or dynamodb-recovery."
            yield SpecError("is not the id of a Checkov check or of a control", where=where, fix=fix)
        if not waiver.resources:
            yield SpecError("is for no resource", where=where, fix="Name the resources it is for.")


def _name_problems(spec: ModuleSpec) -> Iterator[SpecError]:
    kept = spec.legacy.names if spec.legacy else ()
    for kind, names in (
        ("module", [spec.name]),
        ("input", [item.name for item in spec.inputs]),
        ("output", [item.name for item in spec.outputs]),
        ("promise", [item.control for item in spec.promises]),
        ("provider alias", [item.name for item in spec.provider_aliases]),
    ):
        for name in names:
            where = f"{spec.name}: {kind} {name}"
            if kind not in ("promise", "provider alias"):
                yield from _identifier(name, where, kept if kind != "module" else ())
            elif kind == "promise" and not _CONTROL.fullmatch(name):
                fix = "Use lower-case words joined by hyphens, such as point-in-time-recovery."
                yield SpecError(f"{name!r} is not the name of a control", where=where, fix=fix)
            if kind == "input" and name in _RESERVED:
                fix = "Choose another name; Terraform keeps this one for module blocks."
                yield SpecError(f"{name!r} is reserved", where=where, fix=fix)
            if names.count(name) > 1:
                yield SpecError("is declared twice", where=where, fix="Remove one of them.")


def _identifier(name: str, where: str, kept: Sequence[str] = ()) -> Iterator[SpecError]:
    if not _IDENTIFIER.fullmatch(name) and name not in kept:
        fix = "Use lower-case letters, digits and underscores, starting with a letter."
        yield SpecError(f"{name!r} is not an identifier", where=where, fix=fix)


def _field_problems(
    fields: Sequence[tuple[str, Field]], where: str, kept: Sequence[str]
) -> Iterator[SpecError]:
    paths = [path for path, _ in fields]
    for path, part in fields:
        yield from _identifier(part.name, f"{where}: attribute {path}", kept)
        if part.description:
            yield from _sentence(part.description, f"{where}: attribute {path}: description")
        if paths.count(path) > 1:
            yield SpecError(
                "is declared twice", where=f"{where}: attribute {path}", fix="Remove one of them."
            )
        if not is_required(part.default) and (problem := part.problem(part.default)):
            fix = f"Give a default that fits {part.type.hcl()}, or change the type."
            yield SpecError(f"the default {problem}", where=f"{where}: attribute {path}", fix=fix)


def _input_problems(item: Input, where: str, kept: Sequence[str]) -> Iterator[SpecError]:
    yield from _sentence(item.description, f"{where}: description")
    yield from _field_problems(list(fields_of(item.type)), where, kept)
    if item.deprecated:
        yield from deprecated_problems(item.deprecated, item.default, where, required=item.required)
    for kind, value in (("default", item.default), ("example", item.example)):
        if is_required(value) or (value is None and (item.nullable or kind == "example")):
            continue
        if value is None:
            fix = "Give a default that is a value, REQUIRED, or set nullable=True and say what null means."
            yield SpecError("the default is None but the input is not nullable", where=where, fix=fix)
        elif problem := item.type.problem(value):
            fix = f"Give a {kind} that fits {item.type.hcl()}, or change the type."
            yield SpecError(f"the {kind} {problem}", where=where, fix=fix)
    for rule in item.validations:
        yield from _sentence(rule.error, f"{where}: validation error")
        if f"var.{item.name}" not in references(Expression(rule.condition)):
            fix = "A validation must look at the input it stands in."
            yield SpecError(f"the condition {rule.condition!r} does not use it", where=where, fix=fix)
        if item.name not in rule.error:
            fix = "Name the input in the message, so that the caller knows which one to correct."
            yield SpecError(f"the message {rule.error!r} does not name it", where=where, fix=fix)


def _alias_problems(alias: ProviderAlias, where: str) -> Iterator[SpecError]:
    yield from _sentence(alias.purpose, f"{where}: purpose")
    if not _ALIAS.fullmatch(alias.name):
        fix = "Write the provider, a dot and a name in lower case, such as aws.replica."
        yield SpecError(f"{alias.name!r} is not the name of a provider alias", where=where, fix=fix)


def _promise_problems(promise: Promise, where: str) -> Iterator[SpecError]:
    yield from _sentence(promise.statement, f"{where}: statement")
    unknown = sorted({*promise.by_environment, *promise.environments} - set(current().names))
    if unknown:
        fix = f"Environments are {', '.join(current().names)}."
        yield SpecError(f"names the environment {unknown[0]!r}", where=where, fix=fix)
    if not promise.resources:
        yield SpecError("holds for no resource", where=where, fix="Name the resources it holds for.")
    if not promise.environments:
        yield SpecError(
            "holds in no environment", where=where, fix=f"Name some of {', '.join(current().names)}."
        )
    if any(not promise.expected(environment) for environment in promise.environments):
        fix = "Say in `expects` or `by_environment` which planned value proves it in every environment."
        yield SpecError("cannot be proved", where=where, fix=fix)


def _sentence(text: str, where: str) -> Iterator[SpecError]:
    if not text.strip().endswith((".", "```")):
        yield SpecError(f"{text!r} does not end in a full stop", where=where, fix="Write a whole sentence.")
