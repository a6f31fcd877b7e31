"""Lists of texts, such as the log types of a cluster."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource


def listed(resource: Resource, path: str) -> tuple[str, ...]:
    """The texts of a list or set at a path, or the one text; empty if there is nothing.

    Raises:
        UndeterminedError: the value, or a part of it, is unknown.
    """
    value = resource.known(path)
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
