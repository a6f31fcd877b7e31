"""The templates of the site."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from modsmith.site.documents.markdown import code, inline


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("modsmith.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"inline": inline, "code": code, "svg": Markup, "id": anchor, "pretty": pretty}
    return environment


def anchor(text: str) -> str:
    """An id for a heading or element: lower-case words joined by hyphens."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())


def pretty(text: str) -> str:
    """JSON over several lines."""
    return json.dumps(json.loads(text), indent=2, ensure_ascii=False)


def render(template: str, names: dict[str, object]) -> str:
    """A page.

    Args:
        template: its file name.
        names: what the template may use.
    """
    return _environment().get_template(template).render(names)


def assets() -> dict[str, bytes]:
    """The style sheet and the scripts, by address."""
    folder = files("modsmith.site") / "assets"
    return {f"assets/{file.name}": file.read_bytes() for file in folder.iterdir() if file.is_file()}
