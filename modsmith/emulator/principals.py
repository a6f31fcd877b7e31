"""Gives the module of an example a principal of its own, apart from what the example has beside it.

An example stands in for a caller: it has the keys, buckets and networks that a caller already has. A policy for the
deployer of the module is about the module alone, so what is beside it is made by an administrator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from modsmith.emulator.clients import KEY, RESTRICTED
from modsmith.errors import ModsmithError

_PROVIDER = re.compile(r'^provider "aws" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)
_ALIAS = re.compile(r'^ +alias += "(\w+)"\n', re.MULTILINE)
_MODULE = re.compile(r'^module "(\w+)" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)
_PROVIDERS = re.compile(r"^  providers = \{\n(.*?)^  \}\n", re.MULTILINE | re.DOTALL)
_PASSED = re.compile(r"^ +([\w.]+) += ([\w.]+)$", re.MULTILINE)

OWN = "deployer"


def separate(folder: Path, key: str = RESTRICTED, arguments: Mapping[str, str] | None = None) -> None:
    """Rewrites a copy of an example: its module calls get providers that sign with a key of their own.

    Args:
        folder: the copy, whose providers and module calls are in `main.tf` as `terraform fmt` writes them.
        key: the access key ID for the module calls.
        arguments: arguments of the module calls that replace those of the example, as HCL.

    Raises:
        ModsmithError: the example has no provider or no module call.
    """
    file = folder / "main.tf"
    text = file.read_text("utf-8")
    calls = list(_MODULE.finditer(text))
    if not calls or not _PROVIDER.search(text):
        fix = 'Write `provider "aws" {` and the module call at the beginning of a line, as terraform fmt does'
        raise ModsmithError("has no provider block or no module call", where=str(file), fix=fix)
    file.write_text(_PROVIDER.sub(lambda found: _both(found[0], key), text), "utf-8")
    overridden = "\n".join(_call(found, arguments or {}) for found in calls)
    (folder / "main_override.tf").write_text(overridden, "utf-8")


def _both(block: str, key: str) -> str:
    """A provider block for the administrator, and a second one for the module."""
    alias = _ALIAS.search(block)
    name = f"{OWN}_{alias[1]}" if alias else OWN
    own = block.replace(alias[0], "") if alias else block
    return _signing(block, KEY) + "\n" + _signing(own, key, f'  alias      = "{name}"\n')


def _signing(block: str, key: str, alias: str = "") -> str:
    head, _, rest = block.partition("\n")
    return f'{head}\n{alias}  access_key = "{key}"\n  secret_key = "{KEY}"\n{rest}'


def _call(found: re.Match[str], arguments: Mapping[str, str]) -> str:
    providers = _PROVIDERS.search(found[0])
    passed = dict(_PASSED.findall(providers[1])) if providers else {"aws": "aws"}
    lines = [f'module "{found[1]}" {{', "  providers = {"]
    lines += [f"    {inner} = {_own(outer)}" for inner, outer in passed.items()]
    lines += ["  }", *_assigned(arguments), "}", ""]
    return "\n".join(lines)


def _own(provider: str) -> str:
    _, _, alias = provider.partition(".")
    return f"aws.{OWN}_{alias}" if alias else f"aws.{OWN}"


def _assigned(arguments: Mapping[str, str]) -> Iterator[str]:
    for name, value in arguments.items():
        yield f"  {name} = {value}"
