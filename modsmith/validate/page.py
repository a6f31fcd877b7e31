"""Addresses of the pages of controls, which `docs/controls.py` writes from the controls."""

from __future__ import annotations

from functools import cache
from importlib import metadata

from modsmith.validate import fixture

_DISTRIBUTION = "modsmith"
_LABEL = "documentation"


def docs_page(control_id: str) -> str:
    """The address of a control's page.

    The package's metadata says where the documentation is: `Documentation` below `[project.urls]` in pyproject.toml,
    the address of the folder `docs`. Without it the address is the page's path in modsmith's repository.

    Returns:
        The address; "" for a control of a project, which has no page.
    """
    path = relative(control_id)
    return f"{_base()}{path}" if path else ""


def relative(control_id: str) -> str:
    """A page's path in the folder `docs`: `controls/s3/tls.md`; "" for a control of a project."""
    file = fixture.shipped().get(control_id)
    return f"controls/{file.parent.name.rstrip('_')}/{file.stem}.md" if file else ""


@cache
def _base() -> str:
    try:
        urls = metadata.metadata(_DISTRIBUTION).get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        urls = []
    for label, _, address in (entry.partition(", ") for entry in urls):
        if label.casefold() == _LABEL:
            return f"{address.rstrip('/')}/"
    return "docs/"
