"""ARNs of recorded calls to patterns: placeholders for what the deployer chooses, `*` for what AWS chooses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

PROJECT, ENVIRONMENT, REGION, ACCOUNT = "PROJECT", "ENVIRONMENT", "REGION", "ACCOUNT"

SEPARATORS = ("-", "_", "/")
"""What stands between project and environment: in names, in names of catalogs, in paths of parameters."""

_NOT_THE_MODULES = re.compile(
    r"(arn:aws:(?:application-autoscaling:[^:]*:[^:]*:scalable-target/"
    r"|elasticache:[^:]*:[^:]*:usergroup:"
    r"|cloudfront::[^:]*:(?:distribution|origin-access-identity)/"
    r"|kms:[^:]*:[^:]*:key/"
    r"|lambda:[^:]*:[^:]*:event-source-mapping:"
    r"|rds:[^:]*:[^:]*:subgrp:))"
    r".+"
)
"""ARNs that end in an ID, or in a name that is the caller's: of a subnet group, of a group of users."""

_WITHOUT_NAME = re.compile(r"arn:aws:(?:glue:[^:]*:[^:]*:catalog|rds:[^:]*:[^:]*:og:default:.+|[^/]+[:/]\*)")
"""What belongs to the account: Glue's catalog, RDS's default option groups, all resources that a call lists."""


_REGION = re.compile(r"(?<=[:/])[a-z]{2}(?:-[a-z]+)+-\d(?=[:/])")
"""A region in an ARN, or in the path of a name."""


class UnknownNameError(ValueError):
    """The ARN holds none of the names."""


def pattern(arn: str, names: Sequence[str], account: str) -> str:
    """The pattern of an ARN.

    Args:
        arn: as a call needed it, or `*`.
        names: project and environment, joined by `-`, of the module calls.
        account: the account's number.

    Raises:
        UnknownNameError: the ARN holds none of the names.
    """
    if arn == "*":
        return arn
    if match := _NOT_THE_MODULES.fullmatch(arn):
        return _placed(match[1], account) + "*"
    if _WITHOUT_NAME.fullmatch(arn):
        return _placed(arn, account)
    found = [(at, *one) for one in _spellings(names) if (at := _place(arn, one[0])) >= 0]
    if not found:
        raise UnknownNameError(f"{arn} holds none of the names {', '.join(names)}")
    at, spelled, placeholder = min(found, key=lambda each: (each[0], -len(each[1])))
    rest = arn[at + len(spelled) :]
    return _placed(arn[:at], account) + placeholder + (f"{rest[0]}*" if rest else "")


def filled(text: str, *, project: str, environment: str, account: str, region: str) -> str:
    """A pattern, or a whole policy, with values for the placeholders; `*` stays a wildcard."""
    for separator in SEPARATORS:
        spelled = f"{project}{separator}{environment}"
        if separator == "_":
            spelled = spelled.replace("-", "_")
        text = text.replace(f"{PROJECT}{separator}{ENVIRONMENT}", spelled)
    return (
        text.replace(f":{REGION}:", f":{region}:")
        .replace(ACCOUNT, account)
        .replace(f"/{REGION}/", f"/{region}/")
    )


def _spellings(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each spelling of a name with its placeholder."""
    for name in names:
        project, _, environment = name.rpartition("-")
        yield name, f"{PROJECT}-{ENVIRONMENT}"
        yield name.replace("-", "_"), f"{PROJECT}_{ENVIRONMENT}"
        yield f"{project}/{environment}", f"{PROJECT}/{ENVIRONMENT}"


def _place(arn: str, name: str) -> int:
    """Where a name begins in an ARN: after a separator, and not in the middle of a longer name; -1 if nowhere."""
    match = re.search(rf"(?<=[/:]){re.escape(name)}(?![A-Za-z0-9])", arn)
    return match.start() if match else -1


def _placed(text: str, account: str) -> str:
    return _REGION.sub(REGION, text.replace(account, ACCOUNT))
