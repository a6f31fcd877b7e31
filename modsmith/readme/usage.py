"""How a caller uses a module: the basic example with the source and version that callers write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from modsmith.errors import SpecError
from modsmith.hcl.read.configuration import read_text
from modsmith.spec.model import ModuleSpec

_HERE = "../.."
_CALL = re.compile(r'^module "[^"]+" \{\n.*?^\}', re.MULTILINE | re.DOTALL)
_SOURCE = re.compile(rf'^(?P<start> *source)(?P<space> +)= "{re.escape(_HERE)}"$', re.MULTILINE)


def usage(spec: ModuleSpec, example: str, place: str, source: str, version: str) -> str:
    """The module block of the basic example, as a caller writes it.

    Args:
        spec: the module's spec.
        example: the text of the basic example; "" if there is none.
        place: the generator's folder.
        source: what a caller writes as `source`.
        version: what a caller writes as `version`; "" for none.

    Raises:
        SpecError: the example has no module block.
    """
    found = _CALL.search(example)
    if not found:
        fix = f"Add {place}/examples/basic.tf with a module block."
        raise SpecError("has no basic example, which the README shows as usage", where=spec.name, fix=fix)
    return called_from(found[0], source, version)


def called_from(example: str, source: str, version: str) -> str:
    """An example whose module blocks take the module from where callers take it.

    Args:
        example: HCL that calls the module by its path.
        source: what a caller writes as `source`.
        version: what a caller writes as `version`; "" for none.
    """
    if version:
        return _SOURCE.sub(lambda match: _versioned(match, source, version), example)
    return example.replace(f'"{_HERE}"', f'"{source}"')


def _versioned(match: re.Match[str], source: str, version: str) -> str:
    """Source and version with `=` below each other; `version` is one letter longer."""
    indent = " " * (len(match["start"]) - len("source"))
    space = match["space"] if len(match["space"]) > 1 else "  "
    return f'{match["start"]}{space}= "{source}"\n{indent}version{space[1:]}= "{version}"'


def inputs_set(examples: Mapping[str, str]) -> set[str]:
    """The inputs of the module that its examples set.

    Args:
        examples: name to the text of its `main.tf`.
    """
    calls = (block for text in examples.values() for block in read_text(text, "main.tf"))
    return {name for call in calls if call.type == "module" for name in call.values}
