"""Functions of times.

Source: https://developer.hashicorp.com/terraform/language/functions/formatdate
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

from modsmith.cty import values
from modsmith.cty.errors import EvaluationError, UnsupportedError
from modsmith.cty.types import NUMBER, STRING, Type
from modsmith.cty.values import Value
from modsmith.evaluate.functions.signature import TEXT, Function

_TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_DURATION = re.compile(r"(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)", re.ASCII)
_UNITS = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_FORMAT = re.compile(r"''|'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']+")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_LONGEST = 2**63


def _parsed(text: str) -> datetime:
    found = _TIME.fullmatch(text)
    if found is None:
        raise EvaluationError(f"{text!r} is not a valid RFC3339 timestamp")
    *parts, fraction, sign, hours, minutes = found.groups()
    if fraction:
        raise UnsupportedError("a time with a fraction of a second")
    zone: timezone = UTC
    if sign:
        if int(hours) > 23 or int(minutes) > 59:
            raise EvaluationError(f"{text!r} has no valid UTC offset")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(-offset if sign == "-" else offset)
    try:
        return datetime(*map(int, parts), tzinfo=zone)  # type: ignore[arg-type, misc]
    except ValueError:
        if parts[0] == "0000":
            raise UnsupportedError("the year zero") from None
        raise EvaluationError(f"{text!r} is not a valid RFC3339 timestamp") from None


def _duration(text: str) -> timedelta:
    rest = text[1:] if text[:1] in "+-" else text
    if rest == "0":
        return timedelta()
    total, at = Fraction(0), 0
    while at < len(rest):
        found = _DURATION.match(rest, at)
        if found is None:
            raise EvaluationError(f"{text!r} is no duration")
        total += (
            Fraction(found.group(1).rstrip(".") if found.group(1)[0] != "." else "0" + found.group(1))
            * _UNITS[found.group(2)]
        )
        at = found.end()
    if not rest or total >= _LONGEST:
        raise EvaluationError(f"{text!r} is no duration")
    if total % 10**9:
        raise UnsupportedError("a duration with a fraction of a second")
    seconds = int(total // 10**9)
    return timedelta(seconds=-seconds if text.startswith("-") else seconds)


def _timeadd(given: list[Value], _: Type) -> Value:
    time, duration = _parsed(given[0].raw), _duration(given[1].raw)
    try:
        return values.string(_rfc3339(time + duration))
    except OverflowError:
        raise UnsupportedError("a time out of the calendar") from None


def _rfc3339(time: datetime) -> str:
    return f"{time.year:04d}-{time:%m-%dT%H:%M:%S}{_zone(time, utc='Z')}"


def _zone(time: datetime, *, utc: str = "+00:00") -> str:
    offset = time.utcoffset() or timedelta()
    if not offset:
        return utc
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _timecmp(given: list[Value], _: Type) -> Value:
    one, other = _parsed(given[0].raw), _parsed(given[1].raw)
    return values.number((one > other) - (one < other))


def _formatdate(given: list[Value], _: Type) -> Value:
    time = _parsed(given[1].raw)
    return values.string("".join(_part(found.group(), time) for found in _FORMAT.finditer(given[0].raw)))


def _part(token: str, time: datetime) -> str:
    if token.startswith("'"):
        if token == "''":  # noqa: S105 - a token of a format
            return "'"
        if len(token) == 1 or not token.endswith("'"):
            raise EvaluationError("unterminated literal '")
        return token[1:-1].replace("''", "'")
    if not token[0].isascii() or not token[0].isalpha():
        return token
    made = _verbs(time).get(token)
    if made is None:
        raise EvaluationError(f"invalid date format verb {token!r}")
    return made


def _verbs(time: datetime) -> dict[str, str]:
    hour = time.hour % 12 or 12
    half = "AM" if time.hour < 12 else "PM"
    month, day = _MONTHS[time.month - 1], _DAYS[time.weekday()]
    zone = _zone(time)
    return {
        "YY": f"{time.year % 100:02d}",
        "YYYY": f"{time.year:04d}",
        "M": str(time.month),
        "MM": f"{time.month:02d}",
        "MMM": month[:3],
        "MMMM": month,
        "D": str(time.day),
        "DD": f"{time.day:02d}",
        "EEE": day[:3],
        "EEEE": day,
        "h": str(time.hour),
        "hh": f"{time.hour:02d}",
        "H": str(hour),
        "HH": f"{hour:02d}",
        "AA": half,
        "aa": half.lower(),
        "m": str(time.minute),
        "mm": f"{time.minute:02d}",
        "s": str(time.second),
        "ss": f"{time.second:02d}",
        "Z": _zone(time, utc="Z"),
        "ZZZ": "UTC" if zone == "+00:00" else zone.replace(":", ""),
        "ZZZZ": zone.replace(":", ""),
        "ZZZZZ": zone,
    }


def _now(_: list[Value], __: Type) -> Value:
    raise UnsupportedError("the time of the run")


FUNCTIONS = (
    Function("formatdate", (TEXT, TEXT), None, STRING, _formatdate),
    Function("plantimestamp", (), None, STRING, _now),
    Function("timeadd", (TEXT, TEXT), None, STRING, _timeadd),
    Function("timecmp", (TEXT, TEXT), None, NUMBER, _timecmp),
    Function("timestamp", (), None, STRING, _now),
)
