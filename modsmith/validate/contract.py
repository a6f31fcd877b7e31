"""Holds a module's HCL against its spec: interface, providers and backend, as python-hcl2 reads them.

Values are compared, not text: two spellings that differ in white space alone are the same, and conditions also if
they differ in parentheses that change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from modsmith.hcl.blocks import Expression, Value
from modsmith.hcl.read import syntax
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule, normal, spelling
from modsmith.spec.model import Input, ModuleSpec, Output, Validation
from modsmith.validate.results.finding import Finding

_REGENERATE = "Change the spec and run `modsmith generate`, or restore the file."
_AWS = "hashicorp/aws"


def unparsable(module: str, read: HclModule) -> list[Finding]:
    """One finding for each file that python-hcl2 could not read, spec or no spec."""
    return [
        Finding(
            module,
            "interface",
            "unparsable-file",
            f"{fault.file}:{fault.line}",
            "",
            f"{fault.problem}.",
            "Correct the syntax.",
        )
        for fault in read.unparsable
    ]


def check(spec: ModuleSpec, read: HclModule) -> list[Finding]:
    """Every difference between a module's files and its spec."""
    return [
        *unparsable(spec.name, read),
        *_inputs(spec, list(read.of("variable"))),
        *_outputs(spec, list(read.of("output"))),
        *_root_only(spec.name, read),
        *_requirements(spec.name, list(read.of("terraform"))),
        *_aliases(spec, list(read.of("terraform"))),
    ]


def _inputs(spec: ModuleSpec, blocks: Sequence[HclBlock]) -> Iterator[Finding]:
    inputs = {item.name: item for item in spec.inputs}
    yield from _unmatched(spec.name, "input", "variables.tf", [f"var.{name}" for name in inputs], blocks)
    for block in blocks:
        if block.labels and block.labels[0] in inputs:
            yield from _input(spec.name, inputs[block.labels[0]], block)


def _outputs(spec: ModuleSpec, blocks: Sequence[HclBlock]) -> Iterator[Finding]:
    outputs = {item.name: item for item in spec.outputs}
    yield from _unmatched(spec.name, "output", "outputs.tf", [f"output.{name}" for name in outputs], blocks)
    for block in blocks:
        if block.labels and block.labels[0] in outputs:
            yield from _output(spec.name, outputs[block.labels[0]], block)


def _unmatched(
    module: str, kind: str, file: str, addresses: Sequence[str], blocks: Sequence[HclBlock]
) -> Iterator[Finding]:
    written = {block.address for block in blocks}
    for address in addresses:
        if address not in written:
            message = f"The spec declares the {kind}, the module does not."
            yield Finding(module, "interface", f"{kind}-missing", file, address, message, _REGENERATE)
    for block in blocks:
        if block.address not in addresses:
            yield _finding(
                module, f"{kind}-unknown", block, f"The module declares the {kind}, the spec does not."
            )


def _input(module: str, item: Input, block: HclBlock) -> Iterator[Finding]:
    written = spelling(block.values["type"]) if "type" in block.values else "any"
    if written != normal(item.type.hcl()):
        message = f"The type is {written}, the spec says {normal(item.type.hcl())}."
        yield _finding(module, "input-type", block, message, "type")
    yield from _default(module, item, block)
    yield from _description(module, "input", item.full_description(), block)
    yield from _switch(module, "input", "nullable", item.nullable, block, absent=True)
    yield from _switch(module, "input", "sensitive", item.sensitive, block, absent=False)
    yield from _validations(module, item, block)


def _default(module: str, item: Input, block: HclBlock) -> Iterator[Finding]:
    if item.required != ("default" not in block.values):
        message = (
            "The input has a default, the spec says that the caller must give it."
            if item.required
            else f"The input has no default, the spec says {item.default!r}."
        )
        yield _finding(module, "input-default", block, message, "default")
    elif not item.required and not same(block.values["default"], item.default):
        message = f"The default is {block.values['default']!r}, the spec says {item.default!r}."
        yield _finding(module, "input-default", block, message, "default")


def _validations(module: str, item: Input, block: HclBlock) -> Iterator[Finding]:
    written = {_meaning(rule.values.get("condition")): rule for rule in block.nested("validation")}
    promised = {_meaning(Expression(rule.condition)): rule for rule in item.validations}
    for condition, rule in promised.items():
        if condition not in written:
            message = f"The validation {rule.rule!r} ({rule.condition}) of the spec is missing."
            yield _finding(module, "input-validation-missing", block, message)
        else:
            yield from _message(module, rule, written[condition], block)
    for condition, rule_block in written.items():
        if condition not in promised:
            said = spelling(rule_block.values.get("condition"))
            message = f"The validation {said} is not in the spec."
            yield _finding(
                module, "input-validation-unknown", rule_block, message, "condition", address=block.address
            )


def _meaning(condition: Value) -> str:
    """What a condition means: the same with other spaces, line breaks and needless parentheses."""
    return repr(syntax.expression(condition.text)) if isinstance(condition, Expression) else repr(condition)


def _message(module: str, rule: Validation, written: HclBlock, block: HclBlock) -> Iterator[Finding]:
    if not _same_words(said := written.values.get("error_message"), rule.error):
        message = f"The validation's message is {said!r}, the spec says {rule.error!r}."
        yield _finding(
            module, "input-validation-message", written, message, "error_message", address=block.address
        )


def _output(module: str, item: Output, block: HclBlock) -> Iterator[Finding]:
    yield from _description(module, "output", item.description, block)
    yield from _switch(module, "output", "sensitive", item.sensitive, block, absent=False)


def _description(module: str, kind: str, promised: str, block: HclBlock) -> Iterator[Finding]:
    if not _same_words(written := block.values.get("description"), promised):
        message = f"The description is {written!r}, the spec says {promised!r}."
        yield _finding(module, f"{kind}-description", block, message, "description")


def _switch(  # noqa: PLR0913 - what is compared, and what leaving it out means to Terraform
    module: str, kind: str, name: str, promised: bool, block: HclBlock, *, absent: bool
) -> Iterator[Finding]:
    if (written := block.values.get(name, absent)) is not promised:
        message = f"{name} is {_hcl(written)}, the spec says {_hcl(promised)}."
        yield _finding(module, f"{kind}-{name}", block, message, name)


def _root_only(module: str, read: HclModule) -> Iterator[Finding]:
    for block in read.of("provider"):
        message = "A module that others call configures no provider: its caller does."
        fix = "Remove the block; name an alias in required_providers' configuration_aliases."
        yield _finding(module, "provider-configured", block, message, fix=fix)
    for block in read.of("terraform"):
        for inner in (*block.nested("backend"), *block.nested("cloud")):
            message = (
                f"A module that others call has no {inner.type} block: state belongs to the root module."
            )
            yield _finding(module, "backend-configured", inner, message, fix="Remove the block.")


def _requirements(module: str, blocks: Sequence[HclBlock]) -> Iterator[Finding]:
    if not any("required_version" in block.values for block in blocks):
        message = "The module does not say which Terraform it needs."
        fix = "Add required_version to versions.tf."
        yield Finding(module, "interface", "required-version-missing", "versions.tf", "", message, fix)
    providers = [inner for block in blocks for inner in block.nested("required_providers")]
    if not any("aws" in block.values for block in providers):
        message = "The module does not say which AWS provider it needs."
        fix = f"Add {_AWS} to required_providers in versions.tf."
        yield Finding(module, "interface", "provider-missing", "versions.tf", "", message, fix)
    for block in providers:
        for name, entry in block.values.items():
            yield from _provider(module, name, entry, block)


def _provider(module: str, name: str, entry: Value, block: HclBlock) -> Iterator[Finding]:
    source = entry.get("source") if isinstance(entry, Mapping) else None
    if name != "aws" or source != _AWS:
        message = f"The module requires the provider {source or name}; a module uses {_AWS} alone."
        yield _finding(module, "provider-foreign", block, message, name, fix="Do without it.")
    elif isinstance(entry, Mapping) and not entry.get("version"):
        message = "The module sets no minimum version of the AWS provider."
        fix = "Add version to required_providers."
        yield _finding(module, "provider-version-missing", block, message, name, fix=fix)


def _aliases(spec: ModuleSpec, blocks: Sequence[HclBlock]) -> Iterator[Finding]:
    """What the module asks of its caller is what the spec says."""
    promised = [alias.name for alias in spec.provider_aliases]
    written: list[str] = []
    for block in (inner for outer in blocks for inner in outer.nested("required_providers")):
        entry = block.values.get("aws")
        listed = entry.get("configuration_aliases", []) if isinstance(entry, Mapping) else []
        names = [spelling(name) for name in listed] if isinstance(listed, (list, tuple)) else []
        written += names
        for name in names:
            if name not in promised:
                message = f"The module asks its caller for the provider {name}, the spec does not."
                yield _finding(spec.name, "provider-alias-unknown", block, message, "aws")
    for name in promised:
        if name not in written:
            message = f"The spec declares the provider alias {name}, the module does not."
            yield Finding(
                spec.name, "interface", "provider-alias-missing", "versions.tf", name, message, _REGENERATE
            )


def same(written: Value, promised: object) -> bool:
    """Whether two values are the same to Terraform: 16 is 16.0, but true is not 1 and a list is a tuple."""
    if isinstance(written, Mapping) and isinstance(promised, Mapping):
        return written.keys() == promised.keys() and all(
            same(written[key], promised[key]) for key in promised
        )
    if isinstance(written, (list, tuple)) and isinstance(promised, (list, tuple)):
        return len(written) == len(promised) and all(map(same, written, promised))
    return isinstance(written, bool) == isinstance(promised, bool) and written == promised


def _same_words(written: Value, promised: str) -> bool:
    return isinstance(written, str) and written.split() == promised.split()


def _hcl(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else spelling(value)


def _finding(
    module: str, rule: str, block: HclBlock, message: str, attribute: str = "", **other: str
) -> Finding:
    """At an attribute of a block; `other` may give the `address` and the `fix`."""
    address, fix = other.get("address", block.address), other.get("fix", _REGENERATE)
    return Finding(module, "interface", rule, block.where(attribute), address, message, fix)
