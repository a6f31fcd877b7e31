"""Which sources `modsmith validate` runs: the options `--only` and, until the next release, `--witness`."""

from __future__ import annotations

import typer

from modsmith.errors import ModsmithError, did_you_mean
from modsmith.validate.results.finding import SOURCES, Source

_SHORT: dict[str, Source] = {"validate": "terraform validate", "test": "terraform test"}
_SHORT_OF = {source: name for name, source in _SHORT.items()}

NAMES = tuple(_SHORT_OF.get(source, source) for source in SOURCES)
"""The names of all sources, as they are typed."""


def chosen(only: list[str] | None, former: list[str] | None) -> tuple[Source, ...]:
    """The sources of these names, in their own order; nothing if none is named.

    Args:
        only: values of `--only`: names, or several separated by commas.
        former: values of `--witness`.

    Raises:
        ModsmithError: there is no source of a name.
    """
    if former:
        typer.echo("warning: --witness is now --only, and will be removed in the next release.", err=True)
    given = [part.strip() for text in (*(only or ()), *(former or ())) for part in text.split(",")]
    found = {_source(name) for name in given}
    return tuple(source for source in SOURCES if source in found)


def _source(name: str) -> Source:
    for source in SOURCES:
        if name in (source, _SHORT_OF.get(source)):
            return source
    fix = did_you_mean(name, (*NAMES, *_SHORT_OF)) or f"The sources are: {', '.join(NAMES)}."
    raise ModsmithError(f"there is no source {name!r}", where="--only", fix=fix)
