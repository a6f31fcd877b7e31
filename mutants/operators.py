"""How a site is weakened. Every mutant parses, and would be applied without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mutants.sites import Site, Target

SWITCH = "modsmith_off"
"""A variable that is off, which the mutants bring along."""

VARIABLE = f'\nvariable "{SWITCH}" {{\n  type    = bool\n  default = false\n}}\n'
FOREIGN_KEY = '"arn:aws:kms:eu-west-1:999999999999:key/00000000-0000-0000-0000-000000000000"'

_WEAKER = {
    '"Enabled"': '"Disabled"',
    '"aws:kms"': '"AES256"',
    '"KMS"': '"NONE"',
    '"BucketOwnerEnforced"': '"ObjectWriter"',
    '"Deny"': '"Allow"',
    '"PROVISIONED"': '"ON_DEMAND"',
    '"PAY_PER_REQUEST"': '"PROVISIONED"',
    '"NEW_AND_OLD_IMAGES"': '"KEYS_ONLY"',
    '"notBreaching"': '"breaching"',
    '"messageGroup"': '"queue"',
    '"GZIP"': '"UNCOMPRESSED"',
    '"UNCOMPRESSED"': '"GZIP"',
}


@dataclass(frozen=True)
class Mutant:
    """A weakened file.

    Attributes:
        target: what was weakened, and who must notice.
        operator: how, such as `removed`, `off`, `wrong key`.
        text: of the whole file.
    """

    target: Target
    operator: str
    text: str

    @property
    def name(self) -> str:
        """In words."""
        site = self.target.site
        where = f"{site.address}.{site.path}" if site.path else site.address
        return f"{where}: {self.operator}"


def mutants(target: Target, text: str) -> Iterator[Mutant]:
    """All mutants of one site, given the text of its file."""
    site = target.site
    old = text[site.start : site.end]
    seen = {old}
    for operator, new in _OPERATORS[site.kind](site, old):
        if new not in seen:
            seen.add(new)
            changed = text[: site.start] + new + text[site.end :]
            yield Mutant(target, operator, changed + (VARIABLE if SWITCH in new else ""))


def _attribute(site: Site, old: str) -> Iterator[tuple[str, str]]:
    name, _, value = (part.strip() for part in old.partition("="))
    yield "removed", ""
    yield from ((operator, f"{name} = {new}") for operator, new in _values(site, name, value))
    if value not in ("false", "null", "[]"):
        yield "conditional", f"{name} = var.{SWITCH} ? {value} : {_nothing(value)}"


def _nothing(value: str) -> str:
    """What stands in the way of a value that is switched off."""
    if value == "true":
        return "false"
    return "[]" if value.startswith("[") else "null"


def _values(site: Site, name: str, value: str) -> Iterator[tuple[str, str]]:
    yield from _constants(value)
    if re.search(r"kms|key_arn", name) and not re.search(r"enabled|days|rotation", name):
        yield "wrong key", FOREIGN_KEY
    if name in ("actions", "identifiers", "resources") and value != '["*"]':
        yield "wildcard", '["*"]'
    if name == "values" and value == '["false"]':
        yield "off", '["true"]'
    if name in ("bucket", "queue_url", "arn", "queue") and "." not in site.path:
        yield "elsewhere", '"arn:aws:s3:::somebody-elses"' if name == "arn" else '"somebody-elses"'
    yield from _in_document(value)


def _constants(value: str) -> Iterator[tuple[str, str]]:
    """The other side of a switch, a number that is too small, the weaker of two words."""
    if value in ("true", "false"):
        yield "off", "false" if value == "true" else "true"
    elif value == '"true"':
        yield "off", '"false"'
    elif re.fullmatch(r"-?\d+(\.\d+)?", value):
        yield "weakened", "0" if float(value) == 1 else "1"
    elif value in _WEAKER:
        yield "weakened", _WEAKER[value]
    elif value.startswith("["):
        yield "off", "[]"
    elif value.startswith(("local.keep_data", "!local.keep_data")):
        yield "off", "true" if value.startswith("!") else "false"


def _in_document(value: str) -> Iterator[tuple[str, str]]:
    """Numbers and words in a document that `jsonencode` makes."""
    if re.search(r"maxReceiveCount\s*=\s*\d+", value):
        yield "weakened", re.sub(r"(maxReceiveCount\s*=\s*)\d+", r"\g<1>1000", value)
    if '"byQueue"' in value:
        yield "wildcard", value.replace('"byQueue"', '"allowAll"')


def _block(_site: Site, old: str) -> Iterator[tuple[str, str]]:
    header, _, inner = old.partition("{")
    yield "removed", ""
    if header.strip().startswith("dynamic"):
        yield "empty dynamic", re.sub(r"for_each\s*=.*", "for_each = []", old, count=1)
        return
    name = header.strip()
    body = inner.rpartition("}")[0]
    yield "empty dynamic", f'dynamic "{name}" {{\nfor_each = []\ncontent {{{body}}}\n}}'
    yield "conditional", f'dynamic "{name}" {{\nfor_each = var.{SWITCH} ? [true] : []\ncontent {{{body}}}\n}}'


def _resource(_site: Site, old: str) -> Iterator[tuple[str, str]]:
    header, _, body = old.partition("{\n")
    yield "removed", ""
    if not re.search(r"^  (count|for_each)\s*=", body, re.MULTILINE):
        yield "conditional", f"{header}{{\n  count = var.{SWITCH} ? 1 : 0\n{body}"


_OPERATORS: dict[str, Callable[[Site, str], Iterator[tuple[str, str]]]] = {
    "attribute": _attribute,
    "block": _block,
    "resource": _resource,
}
