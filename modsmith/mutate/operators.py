"""How sites are weakened. Every mutant parses, and Terraform would apply it without an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from modsmith.mutate.sites import Site, Target

SWITCH = "modsmith_off"
"""A variable that is off; every mutant contains it."""

VARIABLE = f'\nvariable "{SWITCH}" {{\n  type    = bool\n  default = false\n}}\n'
FOREIGN_KEY = '"arn:aws:kms:eu-west-1:999999999999:key/00000000-0000-0000-0000-000000000000"'

WEAKER = {
    '"Enabled"': '"Disabled"',
    '"aws:kms"': '"AES256"',
    '"KMS"': '"NONE"',
    '"BucketOwnerEnforced"': '"ObjectWriter"',
    '"Deny"': '"Allow"',
    '"messageGroup"': '"queue"',
    '"GZIP"': '"UNCOMPRESSED"',
    '"UNCOMPRESSED"': '"GZIP"',
    '"redirect-to-https"': '"allow-all"',
    '"byQueue"': '"allowAll"',
}
"""Values that are weaker than any promised value."""

OTHER = {
    '"NEW_AND_OLD_IMAGES"': '"KEYS_ONLY"',
    '"PROVISIONED"': '"ON_DEMAND"',
    '"PAY_PER_REQUEST"': '"PROVISIONED"',
    '"notBreaching"': '"breaching"',
    '"GLACIER"': '"STANDARD_IA"',
    '"GLACIER_IR"': '"STANDARD_IA"',
    '"INTELLIGENT_TIERING"': '"STANDARD_IA"',
}
"""Values that are a different choice, which a promise excludes but a control does not."""


@dataclass(frozen=True)
class Mutant:
    """A weakened module.

    Attributes:
        target: what was weakened, and the control that must detect it.
        operator: how, such as `removed`, `off`, `wrong key`.
        texts: the changed files.
        blocks: address of each changed block to its text; "" for a removed block.
    """

    target: Target
    operator: str
    texts: Mapping[str, str]
    blocks: Mapping[str, str]

    @property
    def name(self) -> str:
        """A readable description."""
        sites = self.target.sites
        where = ", ".join(dict.fromkeys(f"{one.address}.{one.path}".rstrip(".") for one in sites))
        return f"{where}: {self.operator}"


def mutants(target: Target, texts: Mapping[str, str], blocks: Mapping[str, Site]) -> Iterator[Mutant]:
    """All mutants of one target.

    Args:
        target: what is weakened.
        texts: the module's files.
        blocks: address to the site of the whole block.
    """
    ways: dict[str, list[tuple[Site, str]]] = {}
    for site in target.sites:
        old = texts[site.file][site.start : site.end]
        seen = {old}
        for operator, new in _OPERATORS[site.kind](site, old, target):
            if new not in seen:
                seen.add(new)
                ways.setdefault(operator, []).append((site, new))
    for operator, changes in ways.items():
        if len(changes) == len(target.sites) or target.sites[0].address.startswith("data."):
            yield Mutant(target, operator, _changed(changes, texts), _blocks(changes, texts, blocks))


def _changed(changes: list[tuple[Site, str]], texts: Mapping[str, str]) -> dict[str, str]:
    made = {site.file: texts[site.file] for site, _ in changes}
    for site, new in sorted(changes, key=lambda change: -change[0].start):
        made[site.file] = made[site.file][: site.start] + new + made[site.file][site.end :]
    if any(SWITCH in new for _, new in changes):
        file = changes[0][0].file
        made[file] += VARIABLE
    return made


def _blocks(
    changes: list[tuple[Site, str]], texts: Mapping[str, str], blocks: Mapping[str, Site]
) -> dict[str, str]:
    """Only the changed blocks, because reading a whole file takes ten times as long."""
    made = {}
    for address in dict.fromkeys(site.address for site, _ in changes):
        whole = blocks[address]
        text = texts[whole.file][whole.start : whole.end]
        mine = sorted((one for one in changes if one[0].address == address), key=lambda one: -one[0].start)
        for site, new in mine:
            text = text[: site.start - whole.start] + new + text[site.end - whole.start :]
        made[address] = text
    return made


def _attribute(site: Site, old: str, target: Target) -> Iterator[tuple[str, str]]:
    name, _, value = (part.strip() for part in old.partition("="))
    if site.address.startswith("data."):
        yield from _in_policy(site, name, value)
        return
    yield "removed", ""
    yield from ((operator, f"{name} = {new}") for operator, new in _values(site, name, value, target))
    if value not in ("false", "null", "[]") and not re.search(r" [*/+-] ", value):
        # python-hcl2 does not read arithmetic in a condition
        nothing = "0" if name == "count" else _nothing(value)
        yield "conditional", f"{name} = var.{SWITCH} ? ({value}) : {nothing}"


def _in_policy(site: Site, name: str, value: str) -> Iterator[tuple[str, str]]:
    """Mutants of a policy: a denial without effect, or a permission for everything or everyone."""
    if site.denies and name == "effect":
        yield "weakened", f'{name} = "Allow"'
    if site.denies and name == "values" and value == '["false"]':
        yield "off", f'{name} = ["true"]'
    if not site.denies and name in ("actions", "identifiers") and value != '["*"]':
        yield "wildcard", f'{name} = ["*"]'


def _nothing(value: str) -> str:
    """The value that replaces a value that is switched off."""
    if value == "true":
        return "false"
    return "[]" if value.startswith("[") else "null"


def _values(site: Site, name: str, value: str, target: Target) -> Iterator[tuple[str, str]]:
    yield from _constants(value, target)
    if re.search(r"kms|key_arn", name) and not re.search(r"enabled|days|rotation", name):
        yield "wrong key", FOREIGN_KEY
    if name in ("bucket", "queue_url", "arn", "queue") and "." not in site.path:
        yield "elsewhere", '"arn:aws:s3:::somebody-elses"' if name == "arn" else '"somebody-elses"'
    yield from _in_document(value)


def _constants(value: str, target: Target) -> Iterator[tuple[str, str]]:
    """Mutants of constants: the opposite of a boolean, a number that is too small, a weaker value."""
    if value in ("true", "false"):
        yield "off", "false" if value == "true" else "true"
    elif value == '"true"':
        yield "off", '"false"'
    elif re.fullmatch(r"-?\d+(\.\d+)?", value) and target.by_promise:
        yield "weakened", "0" if float(value) == 1 else "1"
    elif value in WEAKER:
        yield "weakened", WEAKER[value]
    elif value in OTHER and target.by_promise:
        yield "weakened", OTHER[value]
    elif value.startswith("["):
        yield "off", "[]"
    elif value in ("local.keep_data", "!local.keep_data"):
        yield "off", "true" if value.startswith("!") else "false"


def _in_document(value: str) -> Iterator[tuple[str, str]]:
    """Numbers and strings in a document that `jsonencode` produces."""
    if re.search(r"maxReceiveCount\s*=\s*\d+", value):
        yield "weakened", re.sub(r"(maxReceiveCount\s*=\s*)\d+", r"\g<1>1000", value)
    if '"byQueue"' in value:
        yield "wildcard", value.replace('"byQueue"', '"allowAll"')


def _block(site: Site, old: str, _target: Target) -> Iterator[tuple[str, str]]:
    yield "removed", ""
    if site.each:
        start, end = (at - site.start for at in site.each)
        yield "empty dynamic", f"{old[:start]}for_each = []{old[end:]}"
        return
    header, _, inner = old.partition("{")
    name, body = header.strip(), inner.rpartition("}")[0]
    yield "empty dynamic", f'dynamic "{name}" {{\nfor_each = []\ncontent {{{body}}}\n}}'
    yield "conditional", f'dynamic "{name}" {{\nfor_each = var.{SWITCH} ? [true] : []\ncontent {{{body}}}\n}}'


def _resource(site: Site, old: str, target: Target) -> Iterator[tuple[str, str]]:
    if target.adds:
        header, _, body = old.partition("{\n")
        yield "off", f"{header}{{\n  {target.adds} = false\n{body}"
        return
    yield "removed", ""
    if site.each:
        start, end = (at - site.start for at in site.each)
        nothing = "count = 0" if old[start:end].startswith("count") else "for_each = {}"
        yield "conditional", old[:start] + nothing + old[end:]
    else:
        header, _, body = old.partition("{\n")
        yield "conditional", f"{header}{{\n  count = var.{SWITCH} ? 1 : 0\n{body}"


_OPERATORS: dict[str, Callable[[Site, str, Target], Iterator[tuple[str, str]]]] = {
    "attribute": _attribute,
    "block": _block,
    "resource": _resource,
}
